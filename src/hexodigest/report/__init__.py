"""Ways to print findings, one a module."""
