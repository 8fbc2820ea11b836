"""Sizes as options: `16M`."""

import re

import click

from hexodigest.patterns import later

_SIZE = later(r"(\d+)([KMG]?)B?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def as_bytes(_context: click.Context, _parameter: click.Parameter, text: str) -> int:
    """How many bytes an option means."""
    found = _SIZE.fullmatch(text)
    if not found:
        raise click.BadParameter(f"`{text}` is not a size, expected such as `16M`")
    return int(found[1]) * _UNITS[found[2].upper()]
