"""The places and lines of a post that reports show, so that the post itself need not be read."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from hexodigest.diagnostics import Diagnostic
from hexodigest.source import Position, Source

_LONGEST = 2000  # characters of a line that is kept
_START = Position(1, 1)


class Excerpt(Source):
    """A post of which no more is known than what was shown of it."""

    def __init__(self, path: Path, plain: Any = ((), ())) -> None:  # noqa: ANN401  # JSON
        """`plain` is what `excerpt_of` returns; what somebody made up shows nothing."""
        empty = {"data": b"", "text": "", "bad_bytes": (), "dropped_returns": ()}
        self.__dict__.update(empty, path=path, _plain=plain)

    def position(self, offset: int) -> Position:
        """Where `offset` is, if something was found there."""
        return self._known[0].get(offset, _START)

    def line(self, number: int) -> str:
        """The text of a line, if something was found in it."""
        return self._known[1].get(number, "")

    @cached_property
    def _known(self) -> tuple[Mapping[int, Position], Mapping[int, str]]:
        try:
            places, lines = self.__dict__["_plain"]
            starts = zip(*(map(int, places[at::3]) for at in range(3)), strict=True)
            known = {offset: Position(line, column) for offset, line, column in starts}
            return known, dict(zip(lines[::2], map(str, lines[1::2]), strict=True))
        except (ValueError, TypeError):
            return {}, {}


def excerpt_of(source: Source, found: Iterable[Diagnostic]) -> list[Any] | None:
    """What reports show of a post, in plain values; None where a line is too long to be kept.

    First offset, line and column of each place, then number and text of each line, one after the
    other: lists of lists would take longer to read.
    """
    places: dict[int, Position] = {}
    lines: dict[int, str] = {}
    for each in found:
        edits = each.fix.edits if each.fix else ()
        for span in (each.span, *(edit.span for edit in edits)):
            places.update((offset, source.position(offset)) for offset in span)
        number = places[each.span.start].line
        lines[number] = source.line(number)
    if any(len(text) > _LONGEST for text in lines.values()):
        return None
    starts = ((offset, *place) for offset, place in places.items())
    return [[*chain.from_iterable(starts)], [*chain.from_iterable(lines.items())]]
