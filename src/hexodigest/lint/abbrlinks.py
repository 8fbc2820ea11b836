"""What abbrlinks look like: checksums of 16 or 32 bits, in decimal or hex digits."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_ENOUGH = 10  # abbrlinks, to say what is usual
_MOST = 0.9


class Shape(NamedTuple):
    """A way to write abbrlinks; checksums have no leading zeros, so that lengths vary."""

    name: str
    pattern: re.Pattern[str]


# The narrower first: what is all of decimal digits is hex digits too.
SHAPES = (
    Shape("up to 5 digits", re.compile(r"[0-9]{1,5}")),
    Shape("6 to 10 digits", re.compile(r"[0-9]{6,10}")),
    Shape("up to 4 hex digits", re.compile(r"[0-9a-f]{1,4}")),
    Shape("5 to 8 hex digits", re.compile(r"[0-9a-f]{5,8}")),
)


def usual_shape(links: Iterable[str]) -> Shape | None:
    """The shape of nine in ten of a blog's abbrlinks; None for few of them, or of many shapes."""
    known = list(links)
    if len(known) < _ENOUGH:
        return None
    for shape in SHAPES:
        if sum(bool(shape.pattern.fullmatch(link)) for link in known) >= _MOST * len(known):
            return shape
    return None
