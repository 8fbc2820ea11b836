"""mistune's parsers with every super-linear step replaced; the tokens stay the same.

Three differences from mistune 3.4 are meant. Blocks stand in the order of the document also where
lists and quotes follow each other without a blank line (mistune puts a list before the quote that
it ended). Of two definitions of one label the first counts there too. And nesting beyond
`max_nested_level` is noted in `state.env["too_deep"]`, where mistune is silent.
"""

import re
import string
from re import Match, Pattern

from mistune import BlockParser, InlineParser
from mistune.core import BlockState
from mistune.list_parser import _compile_list_break_sc

from hexodigest.document.markdown.linear_containers import quote_text, read_list, read_quote
from hexodigest.document.markdown.linear_state import LinearBlockState

_CONTAINER = re.compile(r"^ {0,3}(?:>|(?:[*+-]|1[.)])[ \t]+\S)", re.MULTILINE)


class LinearBlockParser(BlockParser):
    """mistune's block parser in linear time, with a stack no deeper than the nesting.

    Each construct goes through `parse_method(match, state)` once, in the order of the document,
    and appends its token.
    """

    state_cls = LinearBlockState

    def __init__(self) -> None:
        """Take mistune's own rules and limits."""
        super().__init__()
        self._list_breaks: dict[int, Pattern[str]] = {}

    def child_state(
        self,
        state: LinearBlockState,
        src: str,
        start: int,  # noqa: ARG002  # for subclasses
        end: int,  # noqa: ARG002  # as start
        lazy_line_starts: set[int] | None = None,
    ) -> LinearBlockState:
        """The state for what stands in the quote or list item at `state.src[start:end]`.

        Line k of `src` is line k of that slice without the container's marks; blank lines at the
        end of an item are left out.
        """
        return state.child_state(src, lazy_line_starts)

    def note_too_deep(self, state: BlockState, offset: int) -> None:
        """Note that what stands at `offset` of `state.src` was taken for text, being too deep."""
        state.env.setdefault("too_deep", []).append((state, offset))

    def end_container(self, match: Match[str], state: LinearBlockState) -> bool:
        """Whether a block that starts within a container ends it; the loop goes on with it."""
        if (
            match.lastgroup == "fenced_code"
            and "`" in match["fenced_3"]
            and match["fenced_2"][0] == "`"
        ):
            return False
        state.sibling = match
        return True

    def list_break_sc(self, leading_width: int) -> Pattern[str]:
        """What ends an item whose marker is so many columns wide, compiled once."""
        width = min(leading_width, 3)
        if width not in self._list_breaks:
            self._list_breaks[width] = _compile_list_break_sc(self, width)
        return self._list_breaks[width]

    def parse(  # type: ignore[override]  # every state is a LinearBlockState
        self, state: LinearBlockState, rules: list[str] | None = None
    ) -> None:
        """Read all blocks of a state."""
        rules = self.rules if rules is None else rules
        pattern = self.compile_sc(rules)
        while state.cursor < state.cursor_max:
            if "indent_code" in rules:
                end = self._parse_indent_code_fast(state)
                if end is not None:
                    state.cursor = end
                    continue
            match = pattern.match(state.src, state.cursor)
            if match or not self._parse_plain_paragraph(state, pattern):
                self._parse_next(match or pattern.search(state.src, state.cursor), state)
        state.join_paragraph()
        if state.depth() >= self.max_nested_level:
            self._find_too_deep(state)

    def _parse_next(self, match: Match[str] | None, state: LinearBlockState) -> None:
        """Take the text before a match as a paragraph, then the construct and what ended it."""
        start = match.start() if match else state.cursor_max
        if start > state.cursor:
            state.add_paragraph(state.get_text(start))
            state.cursor = start
        while match:
            state.sibling = None
            end = self.parse_method(match, state)
            if not end:
                end = state.find_line_end()
                state.add_paragraph(state.get_text(end))
            state.cursor = end
            match = state.sibling

    def _find_too_deep(self, state: LinearBlockState) -> None:
        """Note the first list or quote that became text because no container may stand here."""
        for token in state.tokens:
            found = token["type"] == "paragraph" and _CONTAINER.search(token["text"])
            if found:
                self.note_too_deep(state, max(state.src.find(found.group()), 0))
                return

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        """Read `# heading #`."""
        text = m["atx_2"].strip(string.whitespace)
        body = text.rstrip()
        core = body.rstrip("#")
        if core != body and (not core or core[-1].isspace()):
            text = core.rstrip()
        attrs = {"level": len(m["atx_1"])}
        state.append_token({"type": "heading", "text": text, "attrs": attrs, "style": "atx"})
        return m.end() + 1

    def parse_list(  # type: ignore[override]  # every state is a LinearBlockState
        self, m: Match[str], state: LinearBlockState
    ) -> int:
        """Read a list."""
        return read_list(self, m, state)

    def parse_block_quote(  # type: ignore[override]  # every state is a LinearBlockState
        self, m: Match[str], state: LinearBlockState
    ) -> int:
        """Read a block quote."""
        return read_quote(self, m, state)

    def extract_block_quote(  # type: ignore[override]  # every state is a LinearBlockState
        self,
        m: Match[str],
        state: LinearBlockState,  # noqa: ARG002  # mistune's signature
    ) -> tuple[str, int | None, set[int]]:
        """A quote's text without its marks, None, and where in it the lazy lines start."""
        text, lazy_line_starts = quote_text(self, state)
        return text, None, lazy_line_starts


class LinearInlineParser(InlineParser):
    """mistune's inline parser, in linear time."""
