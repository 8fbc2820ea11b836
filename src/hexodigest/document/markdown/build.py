"""Blocks out of mistune's tokens and the places noted on them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from hexodigest.diagnostics import Fault
from hexodigest.document.fences import Fence
from hexodigest.document.markdown.characters import unescape
from hexodigest.document.markdown.fences import code_block, comment, read_info
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
_BEFORE_PART: Final = re.compile(r"[\s>]*")
_FENCE_CLOSING: Final = re.compile(r"(`{3,}|~{3,})[`~]* *\Z")

# As in marked 15: spaces first, so that of two spaces and a tab the tab stays.
_CODE_INDENT: Final = re.compile(r"^(?: {1,4}| {0,3}\t)", re.MULTILINE)


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
        span = Span(state.at(start), state.at(end - 1) + 1)
        children = self.inlines(state, start, end)
        if not self._fences_in(span):
            return [Paragraph(span, children)]
        return self._around_fences(span, lambda part: _paragraph(part, children))

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
        span = state.span(token["start"], token["end"])
        if token["style"] == "indent":
            parts = self._parts(_code_text(token), span)
            yield from self._around_fences(
                span, lambda part: CodeBlock(part, next(parts, ""), fenced=False)
            )
            return
        match = token["match"]
        info = match["fenced_3"].strip()
        first = match.start("fenced_3")
        words = read_info(info)
        last = state.src[token["start"] : token["end"]].rstrip().rpartition("\n")[2]
        closing = _FENCE_CLOSING.fullmatch(last.strip(" "))
        closed = bool(
            closing
            and match["fenced_2"] in last
            and "\n" in state.src[match.start() : token["end"]].strip()
        )
        if not closed:
            line = state.span(match.start(), match.end())
            self.body.faults.append(Fault("unclosed-fence", "nothing closes this fence", line))
        yield CodeBlock(
            span,
            _code_text(token),
            fenced=True,
            closed=closed,
            info=info,
            info_span=state.span(first, match.end("fenced_3")),
            language=unescape(info).split(" ")[0],
            caption=words.caption,
            url=words.url,
            link_text=words.link_text,
            options=words.options,
        )

    def html(self, token: Token) -> Iterator[Block]:
        """HTML, and the fences that Hexo takes out of it."""
        span = token["state"].span(token["start"], token["end"])
        yield from self._around_fences(span, HtmlBlock)

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

    def _around_fences(self, span: Span, make: Callable[[Span], Block]) -> Iterator[Block]:
        """The block, cut where Hexo takes a fence out of it."""
        fences = self._fences_in(span)
        if not fences:
            yield make(span)
            return
        position = span.start
        for fence in fences:
            yield from self._part(position, fence.marks.start, make)
            yield code_block(self.text, fence)
            position = fence.marks.end
        yield from self._part(position, span.end, make)

    def _part(self, start: int, end: int, make: Callable[[Span], Block]) -> Iterator[Block]:
        """The block between two fences, without blanks and the marks of quotes around it."""
        if start >= end:
            return
        after_fence = (
            _BEFORE_PART.match(self.text, start, end) if self.text[start] == "\n" else None
        )
        start = after_fence.end() if after_fence else start
        end = start + len(self.text[start:end].rstrip())
        while end > start:
            line = self.text[max(self.text.rfind("\n", 0, end) + 1, start) : end]
            if line.strip(" \t>"):
                break
            end -= len(line)
            end = start + len(self.text[start:end].rstrip())
        if end > start:
            yield make(Span(start, end))

    def _parts(self, text: str, span: Span) -> Iterator[str]:
        """The text of indented code, cut where Hexo takes a fence out of it."""
        for fence in self._fences_in(span):
            before, _, text = text.partition(comment(fence))
            if before.strip():
                yield before.strip("\n")
        yield text.strip("\n") if self._fences_in(span) else text

    def _fences_in(self, span: Span) -> list[Fence]:
        if not self.fence_starts:
            return []
        first = bisect_left(self.fence_starts, span.start)
        last = bisect_left(self.fence_starts, span.end)
        return [self.fences[start] for start in self.fence_starts[first:last]]


def _code_text(token: Token) -> str:
    state: PlacedState = token["state"]
    text: str = token["raw"].removesuffix("\n")
    if token["style"] == "indent":
        lines = state.src[token["start"] : token["end"]]
        text = _CODE_INDENT.sub("", lines).rstrip("\n")
    # As in marked 15: within lists every tab is four spaces.
    return text.replace("\t", "    ") if state.in_list else text


def _paragraph(part: Span, children: tuple[Inline, ...]) -> Paragraph:
    return Paragraph(
        part, tuple(c for c in children if part.start <= c.span.start and c.span.end <= part.end)
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
