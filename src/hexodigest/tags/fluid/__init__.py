"""The tags of Fluid 1.9."""
