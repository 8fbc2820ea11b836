"""The tags of Icarus 5, which bring Bulma's boxes and tabs."""
