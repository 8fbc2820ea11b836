"""Lists and block quotes as mistune reads them, without its recursion from one to the next.

mistune parses the block that ends a list item or a quote from within that item or quote, so a run
of alternating lists and quotes goes as deep into the stack as it is long. Here a container ends
before that block and leaves its match in `state.sibling`, for the loop to go on with.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mistune.block_parser import _parse_block_quote_line
from mistune.list_parser import (
    _build_list_item_source,
    _compile_continue_width,
    _compile_list_item_pattern,
    _create_list_marker,
    _expand_leading_tabs,
    _get_list_bullet,
    _has_continuation_indent,
    _is_loose_list,
    _ListMarker,
    _transform_tight_list,
)
from mistune.util import expand_leading_tab, expand_tab

from hexodigest.document.markdown.linear_state import LinearBlockState, Token

if TYPE_CHECKING:
    from hexodigest.document.markdown.linear import LinearBlockParser

_ENDS_A_QUOTE = ["blank_line", "thematic_break", "fenced_code", "list", "block_html"]
_NO_PARAGRAPH = ["blank_line", "indent_code", "fenced_code"]  # first lines that no lazy one joins


def rules_within(
    rules: list[str], block: "LinearBlockParser", state: LinearBlockState
) -> list[str]:
    """The rules for a container's content: at the limit of nesting, no container among them."""
    if state.depth() < block.max_nested_level - 1:
        return rules
    return [rule for rule in rules if rule not in ("list", "block_quote")]


def read_list(block: "LinearBlockParser", match: re.Match[str], state: LinearBlockState) -> int:
    """Append a list to the state's tokens, or its line to the paragraph before; where it ends."""
    marker: _ListMarker | None = _create_list_marker(match, "list")
    token = _list_token(match, state.depth())
    if not match["list_3"].strip() or "start" in token["attrs"]:
        # Only a list with text, and one that starts at 1, may interrupt a paragraph.
        end = state.append_paragraph()
        if end:
            return end
    rules = rules_within(block.list_rules, block, state)
    start = match.start()
    state.cursor = match.end() + 1
    while marker:
        item = _Item(block, state, marker, start)
        item.collect()
        _parse_item(item, token, rules)
        marker, start = item.following, item.end
    _transform_tight_list(token)
    state.append_token(token)
    return state.cursor


def _list_token(match: re.Match[str], depth: int) -> Token:
    marker = match["list_2"]
    attrs: Token = {"depth": depth, "ordered": len(marker) > 1}
    if attrs["ordered"] and int(marker[:-1]) != 1:
        attrs["start"] = int(marker[:-1])
    return {"type": "list", "children": [], "tight": True, "bullet": marker[-1], "attrs": attrs}


def _parse_item(item: "_Item", token: Token, rules: list[str]) -> None:
    """Parse what the item holds, and see whether that makes the list loose."""
    source = _build_list_item_source(item.text, "".join(item.lines), item.width)
    child = item.block.child_state(item.state, source, item.start, item.end)
    item.block.parse(child, rules)
    if (item.following and item.blank) or (token["tight"] and _is_loose_list(child.tokens)):
        token["tight"] = False
    token["children"].append({"type": "list_item", "children": child.tokens})


@dataclass(slots=True)
class _Item:
    """Walks the lines of a list item; the state's cursor is behind the line of its marker."""

    block: "LinearBlockParser"
    state: LinearBlockState
    marker: _ListMarker
    start: int  # of the marker's line
    text: str = ""  # after the marker
    width: int = 0  # columns that a line must be indented by to belong to the item
    lines: list[str] = field(default_factory=list)  # after the first
    end: int = 0  # of the last line
    following: _ListMarker | None = None  # the marker that ended it
    blank: bool = False  # the last line was blank
    has_text: bool = False
    pattern: re.Pattern[str] = field(init=False)  # the next item's marker

    def collect(self) -> None:
        """Take lines up to the one that ends the item, and that one if it is another item's."""
        state = self.state
        self.text, self.width = _compile_continue_width(self.marker.text, self.marker.leading_width)
        self.has_text = bool(self.text)
        bullet = _get_list_bullet(self.marker.bullet)
        self.pattern = re.compile(_compile_list_item_pattern(bullet, self.marker.leading_width))
        while state.cursor < state.cursor_max:
            line = state.get_line(state.cursor)
            if not self._take(line):
                break
            state.cursor += len(line)
        self.end = state.cursor
        if self.following:
            state.cursor = state.find_line_end()

    def _take(self, line: str) -> bool:
        """Whether the line belongs to the item."""
        if self.block.BLANK_LINE.match(line):
            self.lines.append("\n")
            self.blank = True
            return True
        if _has_continuation_indent(line, self.width):
            if self.blank and not self.has_text:
                return False  # an item begins with at most one blank line
        elif self._is_ended_by(line) or self.blank:
            return False
        self.lines.append(line)
        self.has_text = self.has_text or not line.isspace()
        self.blank = False
        return True

    def _is_ended_by(self, line: str) -> bool:
        """Whether the line starts the next item or another block."""
        width = self.marker.leading_width
        match = self.block.list_break_sc(width).match(self.state.src, self.state.cursor)
        if not match or match.lastgroup != "thematic_break":
            item = self.pattern.match(_expand_leading_tabs(line))
            if item:
                self.following = _create_list_marker(item, "listitem")
                return True
        if not match:
            return False
        return match.lastgroup == "list" or self.block.end_container(match, self.state)


def read_quote(block: "LinearBlockParser", match: re.Match[str], state: LinearBlockState) -> int:
    """Append a block quote to the state's tokens; where it ends."""
    text, _, lazy_line_starts = block.extract_block_quote(match, state)
    child = block.child_state(state, text, match.start(), state.cursor, lazy_line_starts)
    block.parse(child, rules_within(block.block_quote_rules, block, state))
    state.append_token({"type": "block_quote", "children": child.tokens})
    return state.cursor


def quote_text(block: "LinearBlockParser", state: LinearBlockState) -> tuple[str, set[int]]:
    """A quote's text without its marks, and where in it the lazy lines start."""
    parts: list[str] = []
    lazy_line_starts: set[int] = set()
    _take_marked(state, parts)
    if not block.compile_sc(_NO_PARAGRAPH).match(parts[0]):
        _take_lazy(block, state, parts, lazy_line_starts)
    return expand_tab("".join(parts)), lazy_line_starts


def _take_marked(state: LinearBlockState, parts: list[str]) -> None:
    """Take all lines that have a mark."""
    while state.cursor < state.cursor_max:
        raw = state.get_line(state.cursor)
        line = _parse_block_quote_line(raw)
        if line is None:
            return
        parts.append(line)
        state.cursor += len(raw)


def _take_lazy(
    block: "LinearBlockParser", state: LinearBlockState, parts: list[str], starts: set[int]
) -> None:
    """Take also lines without a mark, up to a blank one or another block."""
    break_sc = block.compile_sc(_ENDS_A_QUOTE)
    length = counted = 0
    blank = len(parts) > 1 and not parts[-1].strip()  # the last line that has a mark
    while state.cursor < state.cursor_max and not blank:
        match = break_sc.match(state.src, state.cursor)
        if match and block.end_container(match, state):
            return
        length += sum(map(len, parts[counted:]))
        counted = len(parts)
        starts.add(length)
        raw = state.get_line(state.cursor)
        parts.append(expand_leading_tab(raw, 3))
        state.cursor += len(raw)
        _take_marked(state, parts)
        blank = len(parts) > counted + 1 and not parts[-1].strip()
