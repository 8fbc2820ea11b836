"""The blog around a post."""
