"""Links, images, code and HTML within a line of text, found as marked 15 finds them.

marked calls itself for the text within emphasis and links. Here one loop goes through the text
once; what has an inside is a frame on a stack, so that neither depth nor length can hurt.
"""

from collections.abc import Callable, Mapping
from typing import Final

from hexodigest.document.markdown.constructs import (
    angle,
    backslash,
    code,
    emphasis,
    line_break,
    tilde,
)
from hexodigest.document.markdown.inline_rules import MAY_HOLD
from hexodigest.document.markdown.links import bang, bare_address, bracket
from hexodigest.document.markdown.rendering import Rendering
from hexodigest.document.markdown.scan import Reading, Scan
from hexodigest.document.nodes import Definition, Inline


class InlineReader:
    """Reads one text after the other; marked keeps whether an `<a>` is open over all of them."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        """Start with nothing open."""
        self._reading = Reading(definitions)

    def read(
        self, text: str, at: Callable[[int], int], rendering: Rendering | None = None
    ) -> tuple[Inline, ...]:
        """The constructs of `text` in order; `at` gives the place of each offset.

        With `rendering`, what marked would print is noted there too.
        """
        if rendering is None and not MAY_HOLD.search(text):
            return ()
        return _run(Scan(text, at, self._reading, rendering))


def _run(scan: Scan) -> tuple[Inline, ...]:
    """Go through the text once."""
    text = scan.text
    while True:
        if scan.position >= scan.end:
            if not scan.frames:
                return tuple(scan.found)
            scan.leave()
            continue
        attempt = _RULES.get(text[scan.position])
        if (attempt and attempt(scan)) or (not scan.reader.in_link and bare_address(scan)):
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
