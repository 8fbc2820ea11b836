"""Headings with a line below them, as marked finds them.

marked looks ahead from the first line of a paragraph, past lines that would end a paragraph.
"""

from typing import Final

from hexodigest.document.markdown.html_blocks import html_end
from hexodigest.document.markdown.placed import PlacedState
from hexodigest.patterns import later

_SEPARATORS: Final = later("[\u2028\u2029]")  # no `.` to JavaScript
_UNDERLINE: Final = later(r" {0,3}(?:(=+)|-+) *(?:\n|\Z)")
# As in marked 15: what a setext heading may not go over. Lists count without indent only.
_ENDS: Final = later(
    r"[ \t\v\f]*(?:\n|\Z)|(?:[*+-]|\d{1,9}[.)]) |(?: {4}| {0,3}\t)| {0,3}(?:`{3,}|~{3,})| {0,3}>"
    r"| {0,3}#{1,6}| {0,3}<[^\n>]+>\n| {0,3}\|?(?:[:\- ]*\|)+[:\- ]*\n"
)


def read_setext(state: PlacedState) -> bool:
    """Whether a setext heading starts at the cursor; its token is appended and passed."""
    last = state.last_token()
    if state.cursor < state.no_setext_before or (last and last["type"] == "paragraph"):
        return False
    start = state.cursor
    if not state.has_underlines or _ENDS.match(state.src, start):
        return False
    line = state.find_line_end()
    if _SEPARATORS.search(state.src, start, line):
        return False
    while line < state.cursor_max:
        underline = _UNDERLINE.match(state.src, line)
        if underline and line not in state.lazy_line_starts:
            _append(state, start, line, underline.end(), 1 if underline[1] else 2)
            state.cursor = underline.end()
            return True
        if _ENDS.match(state.src, line):
            break
        following = state.find_line_end_at(line)
        if _SEPARATORS.search(state.src, line, following):
            line = following
            break
        line = following
    state.no_setext_before = line
    return False


_HEAD_OF_TABLE: Final = later(
    r" *[^\n ][^\n]*\n {0,3}(?:\| *)?:?-+:? *(?:\| *:?-+:? *)*+(?:\| *)?(?:\n|\Z)"
)


def split_setext(state: PlacedState, underline: int) -> bool:
    """Whether the last line of the paragraph before `underline` becomes a heading of its own.

    As in marked 15: a line with dashes below looks like a table's head, which ends a paragraph,
    and is then no table but a heading.
    """
    last = state.last_token()
    if not last or last["type"] != "paragraph" or underline in state.lazy_line_starts:
        return False
    line = state.src.rfind("\n", 0, underline - 1) + 1
    if line <= last["start"] or not _HEAD_OF_TABLE.match(state.src, line):
        return False
    if _ENDS.match(state.src, line) or html_end(state.src, line) is not None:
        return False
    state.join_paragraph()
    last["text"] = state.src[last["start"] : line]
    end = state.find_line_end_at(underline)
    _append(state, line, underline, end, 2)
    return True


def _append(state: PlacedState, start: int, underline: int, end: int, level: int) -> None:
    attrs = {"level": level}
    token = {"type": "heading", "style": "setext", "text": state.src[start:underline]}
    state.append_token({**token, "attrs": attrs, "state": state, "start": start, "end": end})
