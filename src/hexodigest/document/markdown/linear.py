"""mistune's parsers with every super-linear step replaced; the tokens stay the same.

Three differences from mistune 3.4 are meant. Blocks stand in the order of the document also where
lists and quotes follow each other without a blank line (mistune puts a list before the quote that
it ended). Of two definitions of one label the first counts there too. And nesting beyond
`max_nested_level` is noted in `state.env["too_deep"]`, where mistune is silent.
"""

import re
import string
import threading
from re import Match, Pattern

from mistune import BlockParser, InlineParser
from mistune.block_parser import _parse_html_to_newline
from mistune.core import BlockState, InlineState
from mistune.helpers import BLOCK_TAGS, PRE_TAGS
from mistune.list_parser import _compile_list_break_sc

from hexodigest.document.markdown.linear_containers import quote_text, read_list, read_quote
from hexodigest.document.markdown.linear_emphasis import resolve_emphasis
from hexodigest.document.markdown.linear_html import inline_tag_end, is_block_tag
from hexodigest.document.markdown.linear_plugins import use_plugins
from hexodigest.document.markdown.linear_state import LinearBlockState, Token

__all__ = ["LinearBlockParser", "LinearBlockState", "LinearInlineParser", "use_plugins"]

_CONTAINER = re.compile(r"^ {0,3}(?:>|(?:[*+-]|1[.)])[ \t]+\S)", re.MULTILINE)

# mistune's own, made possessive: on a long line theirs fill megabytes with ways not to take.
_PATTERNS = {
    "blank_line": r"(^[ \t\v\f]*+\n)++",
    "setex_heading": r"^ {0,3}(?P<setext_1>=|-)++[ \t]*+$",
    "thematic_break": r"^ {0,3}((?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+)$",
}


class LinearBlockParser(BlockParser):
    """mistune's block parser in linear time, with a stack no deeper than the nesting.

    Each construct goes through `parse_method(match, state)` once, in the order of the document,
    and appends its token.
    """

    state_cls = LinearBlockState
    BLANK_LINE = re.compile(_PATTERNS["blank_line"], re.MULTILINE)

    def __init__(self) -> None:
        """Take mistune's own rules and limits."""
        super().__init__()
        self.specification.update(_PATTERNS)
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

    def parse_ref_link(  # type: ignore[override]  # every state is a LinearBlockState
        self, m: Match[str], state: LinearBlockState
    ) -> int | None:
        """Read a definition."""
        # mistune remembers the blank lines of the last source only: parent and child take turns.
        if state.blank_lines is None:
            state.blank_lines = [blank.start() for blank in self.BLANK_LINE.finditer(state.src)]
        state.env["__blank_line_starts__"] = (state.src, state.blank_lines)
        return super().parse_ref_link(m, state)

    def parse_raw_html(self, m: Match[str], state: BlockState) -> int | None:
        """Read an HTML block."""
        name = m.group().strip()[1:].lower()
        if not name[0].isalpha() or name in PRE_TAGS or name in BLOCK_TAGS:
            return super().parse_raw_html(m, state)
        # Any other tag must be whole and alone in its line, and cannot interrupt a paragraph.
        end = state.append_paragraph()
        if end:
            return end
        if not is_block_tag(state.src[m.end() : state.find_line_end()]):
            return None
        return _parse_html_to_newline(state, self.BLANK_LINE)

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
        m: Match[str],  # noqa: ARG002  # mistune's signature
        state: LinearBlockState,
    ) -> tuple[str, int | None, set[int]]:
        """A quote's text without its marks, None, and where in it the lazy lines start."""
        text, lazy_line_starts = quote_text(self, state)
        return text, None, lazy_line_starts


class LinearInlineParser(InlineParser):
    """mistune's inline parser, in linear time."""

    def __init__(self) -> None:
        """Take mistune's own rules and limits."""
        super().__init__()
        self._refused = _Refused()

    def note_too_deep(self, state: InlineState, offset: int) -> None:
        """Note that what stands at `offset` of `state.src` was taken for text, being too deep."""
        state.env.setdefault("too_deep", []).append((state, offset))

    def parse(self, state: InlineState) -> list[Token]:
        """Read all inlines of a state."""
        tokens = super().parse(state)
        self._note_refused(state, 0)
        return tokens

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        """Make the emphasis of tokens that stand side by side."""
        tokens, refused = resolve_emphasis(tokens, self.max_nested_level - depth)
        self._refused.emphasis = self._refused.emphasis or refused
        return tokens

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        """Read `]` and, where it ends a link or an image, what follows."""
        opener = state.brackets[-1] if state.brackets else None
        end = super().parse_link_close(m, state)
        if opener and opener.active and state.depth + opener.child_depth >= self.max_nested_level:
            self.note_too_deep(state, opener.start)
        self._note_refused(state, opener.start if opener else m.start())
        return end

    def parse_inline_html(self, m: Match[str], state: InlineState) -> int | None:
        """Read a tag, a comment or a declaration."""
        if not m.group()[1].isalpha():
            return super().parse_inline_html(m, state)
        end = inline_tag_end(state.src, m.start())
        if end is None:
            return None
        html = state.src[m.start() : end]
        state.append_token({"type": "inline_html", "raw": html})
        if html.startswith(("<a ", "<a>", "<A ", "<A>")):
            state.in_link = True
        return end

    def _note_refused(self, state: InlineState, offset: int) -> None:
        if self._refused.emphasis:
            self._refused.emphasis = False
            self.note_too_deep(state, offset)


class _Refused(threading.local):
    """Whether emphasis was refused since somebody asked, for each thread that parses."""

    emphasis = False
