"""mistune's block parser with every super-linear step replaced.

Its loop is written anew, and nesting beyond `max_nested_level` is a fault, where mistune is silent.
"""

import re
from re import Match

from mistune import BlockParser
from mistune.core import BlockState

from hexodigest.diagnostics import Fault
from hexodigest.document.markdown.placed import PlacedState
from hexodigest.patterns import later
from hexodigest.slugs import JS_TRIMMED

_CONTAINER = later(r"^ {0,3}(?:>|(?:[*+-]|1[.)])[ \t]+\S)", re.MULTILINE)

# mistune's own, made possessive: on a long line theirs fill megabytes with ways not to take.
_PATTERNS = {
    "blank_line": r"(^[ \t\v\f]*+\n)++",
    "setex_heading": r"^ {0,3}(?P<setext_1>=|-)++[ \t]*+$",
    "thematic_break": r"^ {0,3}((?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+)$",
}

_ENOUGH = 200  # tokens that are kept before they are handed over


class LinearBlockParser(BlockParser):
    """mistune's block parser in linear time, with a stack no deeper than the nesting.

    Each construct goes through `parse_method(match, state)` once, in the order of the document,
    and appends its token.
    """

    state_cls = PlacedState

    def __init__(self) -> None:
        """Take mistune's own rules and limits."""
        super().__init__()
        self.specification.update(_PATTERNS)

    def rules_within(self, rules: list[str], state: PlacedState) -> list[str]:
        """The rules for a container's content: at the limit of nesting, no container among them."""
        if state.depth() < self.max_nested_level - 1:
            return rules
        return [rule for rule in rules if rule not in ("list", "block_quote")]

    def parse(  # type: ignore[override]  # our states
        self, state: PlacedState, rules: list[str] | None = None
    ) -> None:
        """Read all blocks of a state."""
        rules = self.rules if rules is None else rules
        pattern = self.compile_sc(rules)
        src = state.src
        while state.cursor < state.cursor_max:
            if src[state.cursor] in " \t\n\v\f":
                end = self._parse_indent_code_fast(state)
                if end is not None:
                    state.cursor = end
                    continue
            if state.take and len(state.tokens) > _ENOUGH:
                state.hand_over()
            match = pattern.match(src, state.cursor)
            if match:
                self._parse_next(match, state)
            else:
                self._parse_plain_paragraph(state, pattern)
        state.join_paragraph()
        if state.depth() >= self.max_nested_level:
            self._note_too_deep(state)

    def _parse_next(self, match: Match[str], state: PlacedState) -> None:
        """Take the construct at the cursor, or its line for text."""
        end = self.parse_method(match, state)
        if not end:
            end = state.find_line_end()
            state.add_paragraph(state.get_text(end))
        state.cursor = end

    def _note_too_deep(self, state: PlacedState) -> None:
        """Say where containers stopped to be containers: at the first that became text."""
        for token in state.tokens:
            found = token["type"] == "paragraph" and _CONTAINER.search(token["text"])
            if found:
                start = max(state.src.find(found.group()), 0)
                span = state.span(start, state.find_line_end_at(start))
                depth = self.max_nested_level
                message = f"nested deeper than {depth} levels: read as text from here"
                state.body.faults.append(Fault("nested-too-deep", message, span))
                return

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        """Read `# heading #`."""
        text = m["atx_2"].strip(JS_TRIMMED)
        core = text.rstrip("#")
        if not core or core[-1] == " ":
            text = core.rstrip(JS_TRIMMED)
        attrs = {"level": len(m["atx_1"])}
        token = {"type": "heading", "text": text, "attrs": attrs, "style": "atx"}
        state.append_token({**token, "begin": m.start("atx_2")})
        return m.end() + 1
