"""Blocks out of mistune's tokens and the places noted on them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, Final

from hexodigest.diagnostics import Fault
from hexodigest.document.fences import Fence
from hexodigest.document.markdown.cut import Part, cut, indented_text, left_fence, read_left_fence
from hexodigest.document.markdown.fences import code_block
from hexodigest.document.markdown.inline import InlineReader
from hexodigest.document.markdown.inline_rules import may_hold
from hexodigest.document.markdown.placed import Body, PlacedState, stripped
from hexodigest.document.markdown.rendering import (
    DEFAULT_STYLE,
    HeadingStyle,
    Rendering,
    is_plain,
)
from hexodigest.document.markdown.tables import Cell
from hexodigest.document.nodes import (
    Block,
    CodeBlock,
    Heading,
    HtmlBlock,
    Inline,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    ThematicBreak,
)
from hexodigest.patterns import later
from hexodigest.slugs import slugize
from hexodigest.source import Span

Token = dict[str, Any]
_EMPHASIS: Final = later("[*_~]")


class Builder:
    """Makes the nodes of one body, in order, for heading ids and marked's state run through it."""

    def __init__(
        self,
        text: str,
        body: Body,
        fences: Sequence[Fence],
        style: HeadingStyle = DEFAULT_STYLE,
        *,
        marks: bool = False,
    ) -> None:
        """`text` is the whole source, with its fences in sight."""
        self.style = style
        self.text = text
        self.body = body
        self.fences = {fence.marks.start: fence for fence in fences}
        self.fence_starts = sorted(self.fences)
        self.reader = InlineReader(body.definitions, autolink=style.autolink, marks=marks)
        self.ids: dict[str, int] = {}

    def blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        """The blocks of one container; a blank line is none."""
        found: list[Block] = []
        self.build(tokens, found)
        return tuple(found)

    def build(self, tokens: list[Token], found: list[Block]) -> None:
        """Add the blocks of these tokens to those that were found before."""
        for token in tokens:
            make = _MAKERS.get(token["type"])
            if make:
                make(self, token, found)

    def inlines(self, state: PlacedState, start: int, end: int) -> tuple[Inline, ...]:
        """The constructs in a stretch of a state's text."""
        text = state.src[start:end]
        if may_hold(text) or (self.reader.marks is not None and _EMPHASIS.search(text)):
            return self.reader.read(text, state.placer(start, end))
        return ()

    def paragraph(self, token: Token, found: list[Block]) -> None:
        """A run of text, and the fences that Hexo takes out of it."""
        state: PlacedState = token["state"]
        start: int = token["start"]
        start, end = stripped(state.src, start, start + len(token["text"]))
        if start == end:
            return  # white space that is none to marked, as U+3000 alone on its line
        children = self.inlines(state, start, end)
        span = state.place(start, end)
        if fences := self._fences_in(span):
            self._cut(state, Span(start, end), fences, lambda part: _part_of(part, children), found)
        else:
            found.append(Paragraph(span, children))

    def heading(self, token: Token, found: list[Block]) -> None:
        """A heading with its id."""
        state: PlacedState = token["state"]
        start: int = token["start"]
        text: str = token["text"]
        begin = start
        if token["style"] == "atx":
            begin = state.src.find(text, token["begin"])
        begin, end = stripped(state.src, begin, begin + len(text))
        text = state.src[begin:end]
        children: tuple[Inline, ...] = ()
        plain, identifier = text, ""
        if is_plain(text):
            identifier = slugize(text, self.style.transform)
        else:
            rendering = Rendering(self.style)
            children = self.reader.read(text, state.placer(begin, end), rendering)
            plain, identifier = rendering.plain, rendering.id
        found.append(
            Heading(
                state.span(start, token["end"]),
                state.place(begin, end) if end > begin else state.nothing(begin),
                token["attrs"]["level"],
                plain,
                self._unique(identifier),
                children,
            )
        )

    def _unique(self, identifier: str) -> str:
        # As in hexo-renderer-marked 7: `x`, `x-1`, `x-2`, though a heading may be called `x-1`.
        count = self.ids.get(identifier, 0)
        self.ids[identifier] = count + 1
        return f"{identifier}-{count}" if count else identifier

    def code(self, token: Token, found: list[Block]) -> None:
        """Code that Hexo left to marked: indented, or fenced and not closed."""
        state: PlacedState = token["state"]
        lines = Span(token["start"], token["end"])
        if token["style"] == "indent":

            def make(part: Part) -> Block:
                return CodeBlock(part.span, indented_text(state, part.lines), fenced=False)

        else:
            fence = read_left_fence(token)
            if not fence.closed:
                fault = Fault("unclosed-fence", "nothing closes this fence", fence.line)
                self.body.faults.append(fault)

            def make(part: Part) -> Block:
                return left_fence(state, fence, part)

        self._around_fences(state, lines, make, found)

    def html(self, token: Token, found: list[Block]) -> None:
        """HTML, and the fences that Hexo takes out of it."""
        lines = Span(token["start"], token["end"])
        self._around_fences(token["state"], lines, lambda part: HtmlBlock(part.span), found)

    def thematic_break(self, token: Token, found: list[Block]) -> None:
        """A rule."""
        found.append(ThematicBreak(token["state"].span(token["start"], token["end"])))

    def definition(self, token: Token, found: list[Block]) -> None:
        """A definition, made when it was read."""
        found.append(token["node"])

    def table(self, token: Token, found: list[Block]) -> None:
        """A table with the inlines of each cell."""
        state: PlacedState = token["state"]
        rows = tuple(tuple([self._cell(state, cell) for cell in row]) for row in token["rows"])
        found.append(Table(state.span(token["start"], token["end"]), rows))

    def _cell(self, state: PlacedState, cell: Cell) -> tuple[Inline, ...]:
        written = state.src[cell.start : cell.end]
        if "\\|" not in written:
            return self.inlines(state, cell.start, cell.end)
        places = [i for i in range(len(written)) if written[i : i + 2] != "\\|"] + [len(written)]
        return self.reader.read(
            written.replace("\\|", "|"), lambda offset: state.at(cell.start + places[offset])
        )

    def listing(self, token: Token, found: list[Block]) -> None:
        """A list; each item was placed when its inside was cut out."""
        items = tuple(
            [
                ListItem(span, self.blocks(item["children"]))
                for span, item in zip(token["items"], token["children"], strict=True)
            ]
        )
        span = Span(items[0].span.start, items[-1].span.end)
        found.append(List(span, token["attrs"]["ordered"], items))

    def quote(self, token: Token, found: list[Block]) -> None:
        """A block quote."""
        found.append(Quote(token["items"][0], self.blocks(token["children"])))

    def _around_fences(
        self, state: PlacedState, lines: Span, make: Callable[[Part], Block], found: list[Block]
    ) -> None:
        """The block, cut where Hexo takes a fence out of it; `lines` are places in the state."""
        span = state.span(*lines)
        if fences := self._fences_in(span):
            self._cut(state, lines, fences, make, found)
        else:
            found.append(make(Part(span, lines, is_first=True, is_last=True)))

    def _cut(
        self,
        state: PlacedState,
        lines: Span,
        fences: list[Fence],
        make: Callable[[Part], Block],
        found: list[Block],
    ) -> None:
        found += (
            self.fence(part) if isinstance(part, Fence) else make(part)
            for part in cut(state, lines, fences)
        )

    def fence(self, fence: Fence) -> CodeBlock:
        """A fence that Hexo took."""
        return code_block(self.text, fence)

    def _fences_in(self, span: Span) -> list[Fence]:
        if not self.fence_starts:
            return []
        first = bisect_left(self.fence_starts, span.start)
        last = bisect_left(self.fence_starts, span.end, first)
        return [self.fences[start] for start in self.fence_starts[first:last]]


def _part_of(part: Part, children: tuple[Inline, ...]) -> Paragraph:
    start, end = part.span
    return Paragraph(
        part.span, tuple(c for c in children if start <= c.span.start and c.span.end <= end)
    )


_MAKERS: Final[dict[str, Callable[[Builder, Token, list[Block]], None]]] = {
    "paragraph": Builder.paragraph,
    "block_text": Builder.paragraph,
    "heading": Builder.heading,
    "block_code": Builder.code,
    "block_html": Builder.html,
    "thematic_break": Builder.thematic_break,
    "definition": Builder.definition,
    "table": Builder.table,
    "list": Builder.listing,
    "block_quote": Builder.quote,
}
