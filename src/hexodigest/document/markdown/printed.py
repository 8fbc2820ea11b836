"""All that marked prints of a text: not only where things are, but each word and sign."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from hexodigest.document.fences import Fence, find_fences
from hexodigest.document.markdown.blocks import parse_blocks
from hexodigest.document.markdown.build import Builder
from hexodigest.document.markdown.characters import decode_entities
from hexodigest.document.markdown.cut import Part
from hexodigest.document.markdown.fences import mask
from hexodigest.document.markdown.inline_rules import LINE_END
from hexodigest.document.markdown.placed import Body, PlacedState, Token, stripped
from hexodigest.document.markdown.rendering import HeadingStyle
from hexodigest.document.nodes import (
    Block,
    CodeBlock,
    Heading,
    HtmlBlock,
    List,
    Paragraph,
    Quote,
    Table,
)
from hexodigest.patterns import later
from hexodigest.source import Span

BREAK: Final = "<br>"
# What may start anything but text and a line end.
_CONSTRUCT: Final = re.compile(r"[\\<!\[*_`~@]|://|[wW]{3}\.")
_DELIMITER: Final = re.compile(r":?-+:?")


class Piece(NamedTuple):
    """Some text as a reader sees it, or a tag as it is printed."""

    text: str
    is_tag: bool = False


Line = tuple[Piece, ...]

_MEANING: Final = later(r"(?m:^[ \t>]*:\s)")
_BLANK_LINE: Final = later(r"\n[ \t>]*\n")


class Rows(NamedTuple):
    """A table: the delimiters below its head, the cells row by row, and how they are written."""

    delimiters: tuple[str, ...]
    cells: tuple[tuple[Line, ...], ...]
    written: tuple[tuple[str, ...], ...]


class Printed(NamedTuple):
    """The blocks of a text, and what is printed of each by its place.

    `lines` has the text of paragraphs, headings and raw HTML, `written` how it is written without
    the marks of what is around, `rows` the cells of tables; `has_terms` says that there may be
    description lists, which the `texts` of tight lists are never.
    """

    blocks: tuple[Block, ...]
    lines: dict[Span, Line]
    written: dict[Span, str]
    rows: dict[Span, Rows]
    has_terms: bool = True
    texts: frozenset[Span] = frozenset()

    def may_have_terms(self, paragraph: Paragraph) -> bool:
        """Whether it would be a description list, if it looked like one."""
        return self.has_terms and paragraph.span not in self.texts


def read_printed(
    text: str, *, breaks: bool, autolink: bool = True, has_terms: bool = True
) -> Printed:
    """What marked prints of a text that holds no tags; with `breaks` each line end is one."""
    whole = Span(0, len(text))
    fences = [fence for fence in find_fences(text, whole) if fence.stashed]
    body = Body(mask(text, fences, whole), 0)
    style = HeadingStyle(autolink=autolink)
    printer = _Printer(text, body, fences, style, breaks=breaks)
    blocks: list[Block] = []
    parse_blocks(body, lambda tokens: printer.build(tokens, blocks), in_parts="]:" not in body.text)
    texts = frozenset(_tight_texts(text, blocks)) if has_terms and _MEANING.search(text) else ()
    return Printed(
        tuple(blocks), printer.lines, printer.written, printer.rows, has_terms, frozenset(texts)
    )


def is_loose(text: str, block: List) -> bool:
    """Whether a blank line stands between a list's items, or between what is in one."""
    inside = [child for item in block.items for child in item.children]
    return any(
        _BLANK_LINE.search(text, above.span.end, below.span.start)
        for above, below in pairwise(inside)
    )


def _tight_texts(text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """What marked prints in items without making a paragraph of it."""
    for block in blocks:
        if isinstance(block, Quote):
            yield from _tight_texts(text, block.children)
        elif isinstance(block, List):
            inside = [child for item in block.items for child in item.children]
            if not is_loose(text, block):
                yield from (child.span for child in inside if isinstance(child, Paragraph))
            yield from _tight_texts(text, inside)


class _Pieces:
    """Takes the place of a `Rendering`, and keeps all of it."""

    def __init__(self, *, breaks: bool) -> None:
        self._breaks = breaks
        self.found: list[Piece] = []

    def text(self, text: str, *, smart: bool) -> None:  # noqa: ARG002  # quotes are made later
        """Text with its entities."""
        self.found.append(Piece(decode_entities(text)))

    def lines(self, text: str) -> None:
        """Text with its entities and line ends, and no constructs."""
        start = 0
        for end in LINE_END.finditer(text) if "\n" in text else ():
            self.found.append(Piece(decode_entities(text[start : end.start()])))
            self.line_break(is_hard=end[0].startswith("  "))
            start = end.end()
        self.found.append(Piece(decode_entities(text[start:])))

    def character(self, character: str) -> None:
        """A character that had a backslash before it."""
        self.found.append(Piece(character))

    def code(self, text: str) -> None:
        """The text of a code span."""
        self.found += (Piece("<code>", is_tag=True), Piece(text), Piece("</code>", is_tag=True))

    def image(self, alt: str, url: str, title: str | None) -> None:
        """An image."""
        self.found.append(Piece(image_tag(alt, url, decode_entities(title or "")), is_tag=True))

    def anchor(self, url: str, title: str | None) -> None:
        """The start of a link."""
        self.found.append(Piece(anchor_tag(url, decode_entities(title or "")), is_tag=True))

    def markup(self, tag: str) -> None:
        """A tag that marked prints."""
        self.found.append(Piece(tag, is_tag=True))

    def line_break(self, *, is_hard: bool) -> None:
        """A line end."""
        is_break = is_hard or self._breaks
        self.found.append(Piece(BREAK, is_tag=True) if is_break else Piece("\n"))


def anchor_tag(url: str, title: str | None) -> str:
    """The start of a link."""
    return f'<a href="{_quoted(url)}"{_titled(title)}>'


def image_tag(alt: str, url: str, title: str | None) -> str:
    """An image."""
    return f'<img src="{_quoted(url)}" alt="{_quoted(alt)}"{_titled(title)}>'


def _titled(title: str | None) -> str:
    return f' title="{_quoted(title)}"' if title else ""


def _quoted(value: str) -> str:
    """An attribute's value; its braces are none to templates."""
    return escape(value).replace("{", "&#123;")


class _Printer(Builder):
    """Makes the nodes of a body, and notes what is printed of each."""

    def __init__(
        self,
        text: str,
        body: Body,
        fences: Sequence[Fence],
        style: HeadingStyle,
        *,
        breaks: bool,
    ) -> None:
        super().__init__(text, body, fences, style)
        self._breaks = breaks
        self.lines: dict[Span, Line] = {}
        self.written: dict[Span, str] = {}
        self.rows: dict[Span, Rows] = {}

    def build(self, tokens: list[Token], found: list[Block]) -> None:
        """Add the blocks of these tokens, and note what is printed of them."""
        for token in tokens:
            match token["type"]:
                case "heading":
                    found.append(self._heading(token))
                case "block_html":
                    self._around_fences(
                        token["state"],
                        Span(token["start"], token["end"]),
                        partial(self._html, token["state"]),
                        found,
                    )
                case "table":
                    found.append(self._table(token))
                case "paragraph" | "block_text":
                    self._paragraph(token, found)
                case _:
                    super().build([token], found)

    def fence(self, fence: Fence) -> CodeBlock:
        """A fence whose text is what CommonMark makes of it: it was written for that."""
        block = super().fence(fence)
        start = self.text.rfind("\n", 0, fence.marks.start) + 1
        lead = self.text[start : fence.marks.start]
        if ">" in lead or "\t" in lead:
            return block
        indent = re.compile(rf"^ {{0,{len(lead)}}}+", re.MULTILINE)
        written = self.text[slice(*fence.content)].removesuffix("\n")
        return replace(block, text=indent.sub("", written))

    def _line(self, text: str) -> Line:
        pieces = _Pieces(breaks=self._breaks)
        if _CONSTRUCT.search(text) or text[-1:].isspace():
            self.reader.read(text, lambda offset: offset, pieces)  # type: ignore[arg-type]
        else:
            pieces.lines(text)
        return tuple(pieces.found)

    def _note(self, span: Span, text: str) -> None:
        self.lines[span] = self._line(text)
        self.written[span] = text

    def _paragraph(self, token: Token, found: list[Block]) -> None:
        """A run of text; what Hexo leaves of it beside its fences is printed piece by piece."""
        state: PlacedState = token["state"]
        lines = stripped(state.src, token["start"], token["start"] + len(token["text"]))
        if lines[0] < lines[1]:
            self._around_fences(state, Span(*lines), partial(self._text, state), found)

    def _text(self, state: PlacedState, part: Part) -> Block:
        start, end = stripped(state.src, *part.lines)
        self._note(part.span, state.src[start:end])
        return Paragraph(part.span)

    def _heading(self, token: Token) -> Heading:
        state: PlacedState = token["state"]
        span = state.span(token["start"], token["end"])
        text = token["text"].strip()
        self._note(span, text)
        return Heading(span, span, token["attrs"]["level"], text, "")

    def _html(self, state: PlacedState, part: Part) -> Block:
        self.lines[part.span] = (Piece(state.src[slice(*part.lines)], is_tag=True),)
        return HtmlBlock(part.span)

    def _table(self, token: Token) -> Table:
        state: PlacedState = token["state"]
        span = state.span(token["start"], token["end"])
        _, below = state.src[token["start"] : token["end"]].split("\n", 2)[:2]
        written = tuple(tuple(state.src[slice(*cell)] for cell in row) for row in token["rows"])
        cells = tuple(
            tuple(self._line(cell.replace("\\|", "|")) for cell in row) for row in written
        )
        self.rows[span] = Rows(tuple(_DELIMITER.findall(below)), cells, written)
        return Table(span, tuple(() for _ in written))
