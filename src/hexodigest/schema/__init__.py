"""What a post must be."""
