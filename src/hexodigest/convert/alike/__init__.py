"""The converted body, read by marked and as CommonMark has it, and mended where they differ."""

from hexodigest.convert.alike.body import read_alike

__all__ = ["read_alike"]
