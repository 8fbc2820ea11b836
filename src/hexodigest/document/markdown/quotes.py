"""Block quotes: which lines belong to them, as marked has it."""

import re
from typing import Final

_MARK: Final = re.compile(r" {0,3}>[ \t]?")
# Text behind the mark that a line without one may go on with.
_TEXT: Final = re.compile(r" {0,3}> ?[^\n]")
_CODE: Final = re.compile(r"(?: {4}| {0,3}\t)[ \t]*[^ \t\n]")
_FENCE: Final = re.compile(r" {0,3}(?:`{3,}[^`\n]*|~{3,}[^\n]*)\n")
_BLOCK_TAGS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup"
    "|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
# As in marked 15: what ends a paragraph, save tables, which a quote's lazy lines hardly start.
ENDS_PARAGRAPH: Final = re.compile(
    r" {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n|\Z)| {0,3}#{1,6}(?:\s|\Z)"
    r"| {0,3}>| {0,3}(?:`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n| {0,3}(?:[*+-]|1[.)]) "
    rf"|</?(?:{_BLOCK_TAGS})(?: +|\n|/?>)|<(?:script|pre|style|textarea|!--)|[ ]*(?:\n|\Z)"
)


def read_quote(text: str, start: int) -> tuple[str, int, set[int]]:
    """A quote's text without its marks, where it ends, and where in it each lazy run starts.

    A lazy line has no mark and goes on with the paragraph before it.
    """
    parts: list[str] = []
    lazy: set[int] = set()
    length = 0
    may_be_lazy = in_lazy = False
    position = start
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        mark = _MARK.match(text, position)
        if mark:
            part = text[mark.end() : end]
            may_be_lazy = bool(_TEXT.match(text, position)) and not _is_code(parts, part)
        elif may_be_lazy and not ENDS_PARAGRAPH.match(text, position):
            part = text[position:end]
            if not in_lazy:
                lazy.add(length)
        else:
            break
        in_lazy = not mark
        parts.append(part)
        length += len(part)
        position = end
    return "".join(parts), position, lazy


def _is_code(before: list[str], line: str) -> bool:
    """Whether a quoted line is code, which nothing lazy can go on with."""
    if _FENCE.match(line) or any(_FENCE.match(part) for part in before[-1:]):
        return True
    return bool(_CODE.match(line)) and (not before or before[-1].isspace())
