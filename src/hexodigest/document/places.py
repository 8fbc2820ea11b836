"""Where a header's keys and values stand in the file, though YAML sees spaces for its tabs."""

from bisect import bisect_right
from typing import NamedTuple

from hexodigest.patterns import later
from hexodigest.source import Span

Path = tuple[str | int, ...]  # keys and, for items of a list, numbers from 0

_INDENT = later(r"\n(\t+)")


class Entry(NamedTuple):
    """Where a key and its value are written; an item of a list has no key."""

    key: Span | None
    value: Span


class Tabs:
    """A header's text as js-yaml gets it, and the way back to places in the file."""

    def __init__(self, raw: str, base: int) -> None:
        """`base` is where `raw` starts in the file."""
        self.text = raw
        self._base = base
        self._starts: list[int] = []  # in the new text, of each pair of spaces
        if "\n\t" in raw:
            # As in hexo-front-matter 4.2: two spaces for each tab, in block scalars too.
            self.text = _INDENT.sub(lambda match: "\n" + "  " * len(match.group(1)), raw)
            self._starts = [
                start + passed
                for passed, start in enumerate(
                    offset
                    for match in _INDENT.finditer(raw)
                    for offset in range(match.start(1), match.end())
                )
            ]

    def offset(self, new: int) -> int:
        """The place in the file of an offset in `text`; amid a pair of spaces, that of its tab."""
        before = bisect_right(self._starts, new - 2)
        inside = before < len(self._starts) and self._starts[before] == new - 1
        return self._base + new - before - inside

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a range of `text`."""
        return Span(self.offset(start), self.offset(end))
