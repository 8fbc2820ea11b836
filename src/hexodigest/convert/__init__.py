"""Posts and blogs as other tools want them."""

from hexodigest.convert.targets.json.source import RestoreError, restore

__all__ = ["RestoreError", "restore"]
