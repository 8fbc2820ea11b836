"""The tags of Volantis 5 and 6."""
