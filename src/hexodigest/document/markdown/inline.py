"""Links, images, code and HTML within a line of text, found as marked 15 finds them.

marked calls itself for the text within emphasis and links. Here one loop goes through the text
once; what has an inside is a frame on a stack, so that neither depth nor length can hurt.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from hexodigest.document.markdown.constructs import (
    angle,
    backslash,
    code,
    code_text,
    emphasis,
    line_break,
    tilde,
)
from hexodigest.document.markdown.inline_rules import BACKTICKS
from hexodigest.document.markdown.links import bang, bare_address, bracket
from hexodigest.document.markdown.rendering import Rendering
from hexodigest.document.markdown.scan import Reading, Scan
from hexodigest.document.nodes import Definition, Inline, InlineCode, Mark
from hexodigest.patterns import later
from hexodigest.source import Span

_MORE_THAN_CODE: Final = later(r"[\[<@\\*_~]|://|[wW]{3}\.")


class InlineReader:
    """Reads one text after the other; marked keeps whether an `<a>` is open over all of them."""

    def __init__(
        self, definitions: Mapping[str, Definition], *, autolink: bool = True, marks: bool = False
    ) -> None:
        """Start with nothing open; with `marks`, emphasis is noted too."""
        self._reading = Reading(definitions, autolink, marks=[] if marks else None)

    @property
    def marks(self) -> list[Mark] | None:
        """The emphasis in all that was read."""
        return self._reading.marks

    def read(
        self, text: str, at: Callable[[int], int], rendering: Rendering | None = None
    ) -> tuple[Inline, ...]:
        """The constructs of `text` in order; `at` gives the place of each offset.

        With `rendering`, what marked would print is noted there too.
        """
        if rendering is None and not _MORE_THAN_CODE.search(text):
            return tuple(_code_alone(text, at))
        return _run(Scan(text, at, self._reading, rendering))


def _code_alone(text: str, at: Callable[[int], int]) -> Iterator[InlineCode]:
    """The code in a text that can hold nothing else: each run of backticks to the next alike."""
    starts: dict[int, list[int]] = {}
    runs = [match.span() for match in BACKTICKS.finditer(text)]
    for start, end in runs:
        starts.setdefault(end - start, []).append(start)
    position = 0
    for start, end in runs:
        if start >= position:
            alike = starts[end - start]
            index = bisect_right(alike, start)
            if index < len(alike):
                position = alike[index] + end - start
                place = Span(at(start), at(position - 1) + 1)
                yield InlineCode(place, code_text(text[end : alike[index]]))


def _run(scan: Scan) -> tuple[Inline, ...]:
    """Go through the text once."""
    text = scan.text
    autolink = scan.reader.autolink
    has_emails = bool(scan.emails)
    while True:
        if scan.position >= scan.end:
            if not scan.frames:
                return tuple(scan.found)
            scan.leave()
            continue
        character = text[scan.position]
        attempt = _RULES.get(character)
        if (attempt and attempt(scan)) or (
            (has_emails or character in "hHfFwW")
            and autolink
            and not scan.reader.in_link
            and bare_address(scan)
        ):
            scan.before = ""
        else:
            scan.plain()


_RULES: Final[Mapping[str, Callable[[Scan], bool]]] = {
    "\\": backslash,
    "<": angle,
    "!": bang,
    "[": bracket,
    "*": emphasis,
    "_": emphasis,
    "`": code,
    "~": tilde,
    " ": line_break,
    "\n": line_break,
}
