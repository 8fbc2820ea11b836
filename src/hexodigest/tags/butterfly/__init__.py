"""The tags of Butterfly 5."""
