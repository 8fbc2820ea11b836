"""Questions about sorted ranges that do not overlap, answered without looking at each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from hexodigest.source import Span


def is_within(span: Span, ranges: Sequence[Span]) -> bool:
    """Whether one of the sorted `ranges` holds all of `span`."""
    index = bisect_right(ranges, span.start, key=lambda found: found.start) - 1
    return index >= 0 and span.end <= ranges[index].end


def holds_any(span: Span, ranges: Sequence[Span]) -> bool:
    """Whether one of the sorted `ranges` starts within `span`."""
    index = bisect_left(ranges, span.start, key=lambda found: found.start)
    return index < len(ranges) and ranges[index].start < span.end


def starting_within(span: Span, ranges: Sequence[Span]) -> Sequence[Span]:
    """Those of the sorted `ranges` that start within `span`."""
    first = bisect_left(ranges, span.start, key=lambda found: found.start)
    return ranges[first : bisect_left(ranges, span.end, key=lambda found: found.start)]


def outermost(ranges: Iterable[Span]) -> list[Span]:
    """The ranges that lie in no other, sorted; of two, one lies in the other or beside it."""
    found: list[Span] = []
    for span in sorted(ranges, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
