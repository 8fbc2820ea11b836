"""Regular expressions that are compiled when they are first used.

A run uses few of those that its modules know, and compiling all of them is a fifth of a short run.
"""

import re
from typing import Final, cast

_METHODS: Final = ("match", "fullmatch", "search", "findall", "finditer", "sub", "split")


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, as far as one can tell by using it."""
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    """Has the methods of a pattern, once one of them has been asked for, as its own attributes."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
