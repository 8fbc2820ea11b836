"""Block quotes: which lines belong to them, as marked has it."""

from typing import Final

from hexodigest.document.markdown.html_blocks import INTERRUPTS
from hexodigest.patterns import later

_MARK: Final = later(r" {0,3}>[ \t]?")
# Text behind the marks that a line without one may go on with.
_TEXT: Final = later(r" {0,3}>(?: {0,3}>)*+ ?+[^\n]")
_CODE: Final = later(r"(?: {4}| {0,3}\t)[ \t]*[^ \t\n]")
_FENCE: Final = later(r" {0,3}(?:`{3,}[^`\n]*|~{3,}[^\n]*)\n")
# As in marked 15: what ends a paragraph, save tables, which a quote's lazy lines hardly start.
ENDS_PARAGRAPH: Final = later(
    r" {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n|\Z)| {0,3}#{1,6}(?:\s|\Z)"
    r"| {0,3}>| {0,3}(?:`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n| {0,3}(?:[*+-]|1[.)]) "
    rf"|{INTERRUPTS}| *(?:\n|\Z)"
)


def read_quote(text: str, start: int) -> tuple[str, int, set[int]]:
    """A quote's text without its marks, where it ends, and where in it each lazy line starts.

    A lazy line has no mark and goes on with the paragraph before it.
    """
    parts: list[str] = []
    lazy: set[int] = set()
    length = 0
    may_be_lazy = was_marked = False
    position = start
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        mark = _MARK.match(text, position)
        if mark:
            part = text[mark.end() : end]
            may_be_lazy = bool(_TEXT.match(text, position)) and not _is_code(parts, part)
        elif may_be_lazy and not ENDS_PARAGRAPH.match(text, position):
            part = text[position:end]
            if was_marked and part.isspace():
                part = part.lstrip("\t ")  # tabs alone end the paragraph, and not the quote
            lazy.add(length)
        else:
            break
        was_marked = mark is not None
        parts.append(part)
        length += len(part)
        position = end
    return "".join(parts), position, lazy


def _is_code(before: list[str], line: str) -> bool:
    """Whether a quoted line is code, which nothing lazy can go on with."""
    if _FENCE.match(line) or any(_FENCE.match(part) for part in before[-1:]):
        return True
    return bool(_CODE.match(line)) and (not before or before[-1].isspace())
