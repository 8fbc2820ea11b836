"""Blocks out of mistune's tokens and the places noted on them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from hexodigest.diagnostics import Fault
from hexodigest.document.fences import Fence
from hexodigest.document.markdown.cut import Part, cut, indented_text, left_fence, read_left_fence
from hexodigest.document.markdown.fences import code_block
from hexodigest.document.markdown.inline import InlineReader
from hexodigest.document.markdown.placed import Body, PlacedState
from hexodigest.document.markdown.rendering import Rendering
from hexodigest.document.markdown.tables import Cell
from hexodigest.document.nodes import (
    Block,
    CodeBlock,
    Definition,
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
from hexodigest.source import Span

Token = dict[str, Any]


class Builder:
    """Makes the nodes of one body, in order, for heading ids and marked's state run through it."""

    def __init__(self, text: str, body: Body, fences: Sequence[Fence]) -> None:
        """`text` is the whole source, with its fences in sight."""
        self.text = text
        self.body = body
        self.fences = {fence.marks.start: fence for fence in fences}
        self.fence_starts = sorted(self.fences)
        self.reader = InlineReader(body.definitions)
        self.ids: dict[str, int] = {}

    def blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        """The blocks of one container; a blank line is none."""
        found: list[Block] = []
        for token in tokens:
            make = _MAKERS.get(token["type"])
            if make:
                found += make(self, token)
        return tuple(found)

    def inlines(self, state: PlacedState, start: int, end: int) -> tuple[Inline, ...]:
        """The constructs in a stretch of a state's text."""
        return self.reader.read(state.src[start:end], state.placer(start, end))

    def paragraph(self, token: Token) -> Iterable[Block]:
        """A run of text, and the fences that Hexo takes out of it."""
        state, start = token["state"], token["start"]
        start, end = _stripped(state.src, start, start + len(token["text"]))
        if start == end:
            return []  # white space that is none to marked, as U+3000 alone on its line
        children = self.inlines(state, start, end)
        return self._around_fences(state, Span(start, end), lambda part: _paragraph(part, children))

    def heading(self, token: Token) -> Iterator[Block]:
        """A heading with its id."""
        state, start = token["state"], token["start"]
        if token["style"] == "atx":
            written = token["match"].start("atx_2")
            begin = state.src.find(token["text"], written)
        else:
            begin = start
        begin, end = _stripped(state.src, begin, begin + len(token["text"]))
        rendering = Rendering()
        children = self.reader.read(state.src[begin:end], state.placer(begin, end), rendering)
        content = (
            Span(state.at(begin), state.at(end - 1) + 1) if end > begin else state.nothing(begin)
        )
        yield Heading(
            state.span(start, token["end"]),
            content,
            token["attrs"]["level"],
            rendering.plain,
            self._unique(rendering.id),
            children,
        )

    def _unique(self, identifier: str) -> str:
        # As in hexo-renderer-marked 7: `x`, `x-1`, `x-2`, though a heading may be called `x-1`.
        count = self.ids.get(identifier, 0)
        self.ids[identifier] = count + 1
        return f"{identifier}-{count}" if count else identifier

    def code(self, token: Token) -> Iterator[Block]:
        """Code that Hexo left to marked: indented, or fenced and not closed."""
        state = token["state"]
        if token["style"] == "indent":
            yield from self._around_fences(
                state,
                Span(token["start"], token["end"]),
                lambda part: CodeBlock(part.span, indented_text(state, part.lines), fenced=False),
            )
            return
        fence = read_left_fence(token)
        if not fence.closed:
            self.body.faults.append(
                Fault("unclosed-fence", "nothing closes this fence", fence.line)
            )
        yield from self._around_fences(
            state, Span(token["start"], token["end"]), lambda part: left_fence(state, fence, part)
        )

    def html(self, token: Token) -> Iterator[Block]:
        """HTML, and the fences that Hexo takes out of it."""
        yield from self._around_fences(
            token["state"], Span(token["start"], token["end"]), lambda part: HtmlBlock(part.span)
        )

    def thematic_break(self, token: Token) -> Iterator[Block]:
        """A rule."""
        yield ThematicBreak(token["state"].span(token["start"], token["end"]))

    def definition(self, token: Token) -> Iterator[Block]:
        """A definition, made when it was read."""
        node: Definition = token["node"]
        yield node

    def table(self, token: Token) -> Iterator[Block]:
        """A table with the inlines of each cell."""
        state = token["state"]
        rows = tuple(tuple(self._cell(state, cell) for cell in row) for row in token["rows"])
        yield Table(state.span(token["start"], token["end"]), rows)

    def _cell(self, state: PlacedState, cell: Cell) -> tuple[Inline, ...]:
        written = state.src[cell.start : cell.end]
        if "\\|" not in written:
            return self.inlines(state, cell.start, cell.end)
        places = [i for i in range(len(written)) if written[i : i + 2] != "\\|"] + [len(written)]
        return self.reader.read(
            written.replace("\\|", "|"), lambda offset: state.at(cell.start + places[offset])
        )

    def listing(self, token: Token) -> Iterator[Block]:
        """A list; each item was placed when its inside was cut out."""
        items = tuple(
            ListItem(span, self.blocks(item["children"]))
            for span, item in zip(token["items"], token["children"], strict=True)
        )
        span = Span(items[0].span.start, items[-1].span.end)
        yield List(span, token["attrs"]["ordered"], items)

    def quote(self, token: Token) -> Iterator[Block]:
        """A block quote."""
        yield Quote(token["items"][0], self.blocks(token["children"]))

    def _around_fences(
        self, state: PlacedState, lines: Span, make: Callable[[Part], Block]
    ) -> Iterator[Block]:
        """The block, cut where Hexo takes a fence out of it; `lines` are places in the state."""
        span = state.span(*lines)
        fences = self._fences_in(span)
        if not fences:
            yield make(Part(span, lines, is_first=True, is_last=True))
            return
        for part in cut(state, lines, fences):
            yield code_block(self.text, part) if isinstance(part, Fence) else make(part)

    def _fences_in(self, span: Span) -> list[Fence]:
        if not self.fence_starts:
            return []
        first = bisect_left(self.fence_starts, span.start)
        last = bisect_left(self.fence_starts, span.end)
        return [self.fences[start] for start in self.fence_starts[first:last]]


def _paragraph(part: Part, children: tuple[Inline, ...]) -> Paragraph:
    start, end = part.span
    return Paragraph(
        part.span, tuple(c for c in children if start <= c.span.start and c.span.end <= end)
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return start, start + len(written.strip())


_MAKERS: Final[dict[str, Callable[[Builder, Token], Iterable[Block]]]] = {
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
