"""Where a construct stands on its line, so that what replaces it stands there too."""

import re
from dataclasses import dataclass
from enum import Enum

from hexodigest.source import Span

_MARKERS = re.compile(r"(?:[ \t]*(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]))*[ \t]*")


class Where(Enum):
    """What a construct stands in."""

    MARKDOWN = "Markdown that is read"
    HTML_BLOCK = "a block of HTML within Markdown"
    HTML_PAGE = "a page of HTML"
    START_TAG = "the start tag of an element"

    @property
    def is_markdown(self) -> bool:
        """Whether Markdown in place of the construct is read."""
        return self is Where.MARKDOWN

    @property
    def is_html(self) -> bool:
        """Whether nothing but HTML can stand in its place, blocks of Markdown neither."""
        return self in {Where.HTML_PAGE, Where.START_TAG}


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before and after a span on its lines.

    `prefix` is what a further line of the same container starts with; `alone_before` says that
    nothing but container marks stands before the span, `alone_after` that nothing follows it.
    """

    prefix: str
    alone_before: bool
    alone_after: bool
    blank_above: bool
    blank_below: bool


def place_of(text: str, span: Span) -> Place:
    """The place of `span` in `text`."""
    start = text.rfind("\n", 0, span.start) + 1
    before = text[start : span.start]
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    markers = _MARKERS.match(before)
    lead = markers.group() if markers else ""
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    next_end = text.find("\n", end + 1)
    below = text[end + 1 : len(text) if next_end < 0 else next_end]
    return Place(
        "".join(mark if mark in "> \t" else " " for mark in lead),
        lead == before,
        not text[span.end : end].strip(),
        start == 0 or not above.strip(" \t>"),
        not below.strip(" \t>"),
    )


def lines_of(text: str, span: Span) -> Span:
    """`span` with the blanks that end its last line, so that none stands behind a fence."""
    end = span.end
    while text[end : end + 1] in {" ", "\t"}:
        end += 1
    return Span(span.start, end if text[end : end + 1] in {"", "\n", "\r"} else span.end)


def as_block(block: str, place: Place) -> str:
    """`block` as lines of the container at `place`, parted by blank lines from what is around."""
    if place.prefix and block.startswith("<pre"):
        block = block.replace("\n", "&#10;")  # what the lines start with would be part of them
    lines = block.split("\n")
    shown = ("\n" + place.prefix).join(lines)
    shown = "\n".join(line.rstrip() if not line.strip() else line for line in shown.split("\n"))
    gap = "\n" + place.prefix.rstrip() + "\n" + place.prefix
    if not place.alone_before:
        shown = gap + shown
    elif not place.blank_above and not place.prefix:
        shown = "\n" + shown
    if not place.alone_after:
        return shown + gap
    return shown if place.blank_below else shown + "\n" + place.prefix.rstrip()
