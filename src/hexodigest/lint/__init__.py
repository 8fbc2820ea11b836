"""Findings about a post, and their fixes."""
