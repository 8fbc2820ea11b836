"""Headings with a line below them, as marked finds them.

marked looks ahead from the first line of a paragraph, past lines that would end a paragraph.
"""

import re
from typing import Final

from hexodigest.document.markdown.placed import PlacedState

_UNDERLINE: Final = re.compile(r" {0,3}(?:(=+)|-+) *(?:\n|\Z)")
# As in marked 15: what a setext heading may not go over. Lists count without indent only.
_ENDS: Final = re.compile(
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
    while line < state.cursor_max:
        underline = _UNDERLINE.match(state.src, line)
        if underline and line not in state.lazy_line_starts:
            level = 1 if underline[1] else 2
            state.append_token(
                {
                    "type": "heading", "style": "setext", "text": state.src[start:line],
                    "attrs": {"level": level}, "state": state, "start": start,
                    "end": underline.end(),
                }  # fmt: skip
            )
            state.cursor = underline.end()
            return True
        if _ENDS.match(state.src, line):
            break
        line = state.find_line_end_at(line)
    state.no_setext_before = line
    return False
