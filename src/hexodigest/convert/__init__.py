"""Posts and blogs as other tools want them."""
