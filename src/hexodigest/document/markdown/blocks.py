"""mistune's block parser, with a place for every block and marked's rules where they differ."""

import re
from collections.abc import Callable
from re import Match
from typing import Final

from hexodigest.document.markdown.characters import decode_entities, unescape
from hexodigest.document.markdown.html_blocks import INTERRUPTS, html_end, interrupts
from hexodigest.document.markdown.inline_rules import normal_label
from hexodigest.document.markdown.items import find_items, item_text
from hexodigest.document.markdown.linear import LinearBlockParser
from hexodigest.document.markdown.placed import Body, PlacedState, Token
from hexodigest.document.markdown.quotes import read_quote
from hexodigest.document.markdown.setext import read_setext, split_setext
from hexodigest.document.markdown.tables import DELIMITER_ROW, columns, split_row
from hexodigest.document.nodes import Definition
from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE, JS_TRIMMED
from hexodigest.source import Span

_BLANK: Final = later(r"[ \t\v\f]*\n")
# What follows a list is read on its own, even white space. A byte order mark stays in the list.
_TRAILING: Final = JS_TRIMMED.replace("\ufeff", "")
# As in marked 15: an item's text goes on with all of what would be code elsewhere.
_GOES_ON: Final = later(r"(?:(?: {4}| {0,3}\t)[^\n]++(?:\n(?:[ \t]*+\n)*+)?+)++")
_NEWLINES: Final = later(r"\n++")
_TITLE: Final = r'"(?:\\"?|[^"\\])*+"|\'[^\'\n]*(?:\n[^\'\n]+)*\n?\'|\([^()]*\)'
_DEFINITION: Final = later(
    r" {0,3}\[((?!\s*\])(?:\\.|[^\[\]\\])++)\]: *(?:\n[ \t]*)?([^<\s]\S*|<.*?>)"
    rf"(?:(?: +(?:\n[ \t]*)?| *\n[ \t]*)({_TITLE}))? *(?:\n+|\Z)"
)
_INTERRUPTS: Final = later(r" {0,3}(?:[*+-]|1[.)]) ")
_HEADING: Final = (
    rf"^ {{0,3}}(?P<atx_1>#{{1,6}})(?P<atx_2>(?:(?!\n)[{JS_SPACE}][^\n\u2028\u2029]*)?)$"
)
_TABLE: Final = r"^ {0,3}\S[^\n]*\n {0,3}(?:\| *)?:?-+:?[-:| ]*(?=\n|\Z)"
_TABLE_START: Final = later(_TABLE, re.MULTILINE)
_TABLE_ENDS: Final = later(
    r" *\n| {0,3}(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})(?:\n|\Z)| {0,3}#{1,6}(?:\s|\Z)| {0,3}>"
    r"|(?: {4}| {0,3}\t)[^\n]| {0,3}(?:`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n| {0,3}(?:[*+-]|1[.)]) "
    rf"|{INTERRUPTS}"
)


class PlacedBlockParser(LinearBlockParser):
    """Notes on every token where it starts and ends, and in which state."""

    def __init__(self) -> None:
        """Add tables everywhere, as marked has them."""
        super().__init__()
        self.specification["atx_heading"] = _HEADING
        self.specification["table"] = _TABLE
        self._methods["table"] = self.parse_table  # type: ignore[assignment]  # our states
        self.rules.append("table")
        self.block_quote_rules.append("table")
        self.list_rules.append("table")

    def parse_method(self, m: Match[str], state: PlacedState) -> int | None:  # type: ignore[override]  # our states
        """Let mistune read the construct, and note its place on the token that it made."""
        count = len(state.tokens)
        before = len(state.items)
        end = self._methods[m.lastgroup or ""](m, state)
        if end is None and m.lastgroup in ("ref_link", "raw_html"):
            table = _TABLE_START.match(state.src, m.start())
            end = self.parse_table(table, state) if table else None
        for token in state.tokens[count:]:
            if "state" not in token:
                token["state"] = state
                token["start"] = m.start()
                token["end"] = end or state.cursor_max
                if m.lastgroup == "fenced_code":
                    token["match"] = m
                if len(state.items) > before:
                    token["items"] = state.items[before:]
        if end is None and state.cursor == m.start() and read_setext(state):
            return state.cursor
        return end

    def parse_setex_heading(self, m: Match[str], state: PlacedState) -> int | None:  # type: ignore[override]  # our states
        """A line that may be an underline, where `read_setext` saw no heading above it."""
        if split_setext(state, m.start()):
            return m.end() + 1
        match = self.compile_sc(["thematic_break", "list"]).match(state.src, m.start())
        return super().parse_method(match, state) if match else None

    def parse_block_quote(self, m: Match[str], state: PlacedState) -> int:  # type: ignore[override]  # our states
        """Read a quote with marked's lines."""
        text, end, lazy_line_starts = read_quote(state.src, m.start())
        child = state.container(text, m.start(), end, lazy_line_starts)
        child.is_trimmed = state.is_trimmed_at(end)
        self.parse(child, self.rules_within(self.block_quote_rules, state))
        state.append_token({"type": "block_quote", "children": child.tokens})
        return end

    def parse_list(self, m: Match[str], state: PlacedState) -> int | None:  # type: ignore[override]  # our states
        """Read a list with marked's items; in an item's text any list may start."""
        last = state.last_token()
        if last and last["type"] == "paragraph" and not self._may_interrupt(m.start(), state):
            return state.append_paragraph()
        items = list(find_items(state.src, m.start()))
        if not items:
            return None
        rules = self.rules_within(self.list_rules, state)
        children = []
        for item in items:
            child = state.container(item_text(state.src[slice(*item)]), *item)
            child.is_trimmed = state.is_trimmed_at(item.end) or item is items[-1]
            self.parse(child, rules)
            children.append({"type": "list_item", "children": child.tokens})
        ordered = m["list_2"][-1] in ".)"
        state.append_token({"type": "list", "children": children, "attrs": {"ordered": ordered}})
        start, end = items[-1]
        end = start + len(state.src[start:end].rstrip(_TRAILING))
        return end + state.src.startswith("\n", end)

    @staticmethod
    def _may_interrupt(start: int, state: PlacedState) -> bool:
        """Whether the list at `start` ends a paragraph; in an item's text any list does."""
        interrupts = _INTERRUPTS.match(state.src, start)
        return bool(interrupts) or state.is_item or state.starts_lazy(start)

    def parse_blank_line(  # type: ignore[override]  # our states
        self,
        m: Match[str] | None,  # noqa: ARG002  # mistune's signature
        state: PlacedState,
    ) -> int:
        """End a paragraph, save that a line with a tab goes on with one, as in marked 15."""
        line = state.find_line_end()
        if not (
            "\t" in state.src[state.cursor : line]
            and not state.is_item
            and state.append_paragraph()
        ):
            state.append_token({"type": "blank_line"})
        return line

    def _parse_plain_paragraph(self, state: PlacedState, sc: re.Pattern[str]) -> bool:  # type: ignore[override]  # our states
        """Read lines up to one that starts another block; mistune searches for that instead."""
        if read_setext(state):
            return True
        src, position = state.src, state.cursor
        while position < state.cursor_max and not (
            position > state.cursor and sc.match(src, position)
        ):
            position = src.find("\n", position) + 1 or state.cursor_max
        state.add_paragraph(src[state.cursor : position])
        state.cursor = position
        return True

    def _parse_indent_code_fast(self, state: PlacedState) -> int | None:  # type: ignore[override]  # our states
        """Indented code goes past `parse_method`."""
        if newlines := _NEWLINES.match(state.src, state.cursor):
            state.append_token({"type": "blank_line"})
            return newlines.end()
        if _BLANK.match(state.src, state.cursor):
            return self.parse_blank_line(None, state)  # marked takes no white space for code
        going_on = _GOES_ON.match(state.src, state.cursor) if state.is_item else None
        if going_on and state.append_paragraph(going_on.end()):
            return going_on.end()
        count = len(state.tokens)
        end = super()._parse_indent_code_fast(state)
        if len(state.tokens) > count:
            state.tokens[-1].update(state=state, start=state.cursor, end=end)
        return end

    def parse_raw_html(self, m: Match[str], state: PlacedState) -> int | None:  # type: ignore[override]  # our states
        """Read HTML as marked does; not all of it ends a paragraph."""
        last = state.last_token()
        in_paragraph = last and last["type"] == "paragraph" and not state.is_item
        may_end = interrupts(state.src, m.start()) or state.starts_lazy(m.start())
        if in_paragraph and not may_end:
            return state.append_paragraph()
        end = html_end(state.src, m.start())
        if end is not None:
            state.append_token({"type": "block_html"})
        return end

    def parse_fenced_code(self, m: Match[str], state: PlacedState) -> int | None:  # type: ignore[override]  # our states
        """Read a fence that Hexo left; as in marked 15 one on the last line ends no paragraph."""
        if state.is_unended(m.end()) and (end := state.append_paragraph()):
            return end
        return super().parse_fenced_code(m, state)

    def parse_ref_link(self, m: Match[str], state: PlacedState) -> int | None:  # type: ignore[override]  # our states
        """Read a definition as marked does; the first of a label counts."""
        end = state.append_paragraph()
        if end:
            return end
        match = _DEFINITION.match(state.src, m.start())
        if not match:
            return None
        url = match[2].removeprefix("<").removesuffix(">") if match[2][0] == "<" else match[2]
        url_start = match.start(2) + (match[2][0] == "<")
        title = unescape(match[3][1:-1]) if match[3] else None
        definition = Definition(
            state.span(*match.span()),
            match[1],
            decode_entities(unescape(url)),
            Span(state.at(url_start), state.at(url_start + len(url))),
            title,
        )
        state.body.definitions.setdefault(normal_label(match[1]), definition)
        state.append_token({"type": "definition", "node": definition})
        return match.end()

    def parse_table(self, m: Match[str], state: PlacedState) -> int | None:
        """Read a table as marked does: its head and delimiter row must have as many cells."""
        line_end = state.src.index("\n", m.start())
        delimiters = DELIMITER_ROW.match(state.src, line_end + 1)
        head = split_row(state.src, m.start(), line_end)
        if not delimiters or not head or columns(delimiters[1]) != len(head):
            if delimiters and not (state.is_item or m.start() in state.lazy_line_starts):
                state.end_paragraph()  # as in marked 15: what looks like a table ends it
            return None
        rows = [head]
        position = delimiters.end() + 1
        while position < state.cursor_max and not _TABLE_ENDS.match(state.src, position):
            end = state.find_line_end_at(position)
            rows.append(split_row(state.src, position, end)[: len(head)])
            position = end
        state.append_token({"type": "table", "rows": rows})
        return min(position, state.cursor_max)


def parse_blocks(body: Body, take: Callable[[list[Token]], None], *, in_parts: bool) -> None:
    """Hand the tokens of a body to `take`: all of them, or some at a time, which saves memory."""
    state = PlacedState()
    state.body = body
    state.is_whole = not body.is_squeezed
    state.process(body.text if body.is_ended else body.text + "\n")
    state.take = take if in_parts else None
    _PARSER.parse(state)
    take(state.tokens)


_PARSER: Final = PlacedBlockParser()
