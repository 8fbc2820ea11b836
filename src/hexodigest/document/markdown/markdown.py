"""A post's body as Hexo reads it with hexo-renderer-marked 7."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from hexodigest.diagnostics import Fault
from hexodigest.document.fences import Fence, find_fences
from hexodigest.document.markdown.blocks import parse_blocks
from hexodigest.document.markdown.build import Builder
from hexodigest.document.markdown.fences import mask
from hexodigest.document.markdown.placed import Body
from hexodigest.document.markdown.rendering import DEFAULT_STYLE, HeadingStyle
from hexodigest.document.nodes import (
    Block,
    CodeBlock,
    Definition,
    Heading,
    HtmlBlock,
    Image,
    Inline,
    InlineCode,
    InlineHtml,
    Link,
    List,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Table,
)
from hexodigest.source import Span

_Node = TypeVar("_Node")


@dataclass(frozen=True)
class Markdown:
    """The blocks of a body; every collection below is in the order of the document."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...] = ()
    marks: tuple[Mark, ...] = ()  # of emphasis, in order, when they were asked for

    def walk(self) -> Iterator[Block | ListItem]:
        """Every block and list item, a container before what stands in it."""
        yield from self.nodes

    @cached_property
    def nodes(self) -> tuple[Block | ListItem, ...]:
        """What `walk` yields."""
        found: list[Block | ListItem] = []
        stack: list[Block | ListItem] = list(reversed(self.blocks))
        while stack:
            block = stack.pop()
            found.append(block)
            if isinstance(block, Quote | ListItem):
                stack += reversed(block.children)
            elif isinstance(block, List):
                stack += reversed(block.items)
        return tuple(found)

    @cached_property
    def inlines(self) -> tuple[Inline, ...]:
        """Every inline, a link before what stands in it."""
        found: list[Inline] = []
        for block in self.nodes:
            if isinstance(block, Paragraph | Heading):
                if block.children:
                    _add_flat(block.children, found)
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        _add_flat(cell, found)
        return tuple(found)

    @cached_property
    def _kinds(self) -> dict[type, list[Any]]:
        """Every block, list item and inline by what it is."""
        kinds: dict[type, list[Any]] = {}
        for nodes in (self.nodes, self.inlines):
            for node in nodes:
                kinds.setdefault(type(node), []).append(node)
        return kinds

    def _of(self, kind: type[_Node]) -> tuple[_Node, ...]:
        return tuple(self._kinds.get(kind, ()))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """ATX and setext headings."""
        return self._of(Heading)

    @cached_property
    def code(self) -> tuple[CodeBlock, ...]:
        """Fenced and indented code."""
        return self._of(CodeBlock)

    @cached_property
    def html(self) -> tuple[HtmlBlock | InlineHtml, ...]:
        """HTML blocks and the HTML tags within text."""
        found: list[HtmlBlock | InlineHtml] = [*self._of(HtmlBlock), *self._of(InlineHtml)]
        return tuple(sorted(found, key=lambda node: node.span))

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Definitions of link labels, also those that an earlier one overrules."""
        return self._of(Definition)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links of every form."""
        return self._of(Link)

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """Markdown images; `<img>` is in `html`."""
        return self._of(Image)

    @cached_property
    def inline_code(self) -> tuple[InlineCode, ...]:
        """Text between backticks."""
        return self._of(InlineCode)


def _add_flat(inlines: tuple[Inline, ...], found: list[Inline]) -> None:
    """Add the inlines and all that stands in links among them."""
    stack = list(reversed(inlines))
    while stack:
        inline = stack.pop()
        found.append(inline)
        if isinstance(inline, Link) and inline.children:
            stack += reversed(inline.children)


def read_markdown(
    text: str,
    body: Span,
    fences: Sequence[Fence] | None = None,
    style: HeadingStyle = DEFAULT_STYLE,
    *,
    marks: bool = False,
) -> Markdown:
    """What stands in `text[body.start:body.end]`, read as marked 15 reads it for Hexo.

    `text` is a `Source.text` whose tags are blanked at equal length; `fences` are those that Hexo
    takes from it, looked for when not given; `style` is how ids of headings are made. Nothing is
    raised on account of what it holds; what is wrong is in `faults` (`unclosed-fence`,
    `nested-too-deep`). Emphasis is noted only with `marks`.
    """
    if fences is None:
        fences = [fence for fence in find_fences(text, body) if fence.stashed]
    shared = Body(mask(text, fences, body), body.start)
    builder = Builder(text, shared, fences, style, marks=marks)
    blocks: list[Block] = []
    # A definition counts for the text before it too; without one each block is made at once.
    in_parts = "]:" not in shared.text
    parse_blocks(shared, lambda tokens: builder.build(tokens, blocks), in_parts=in_parts)
    faults = sorted(shared.faults, key=lambda fault: fault.span)
    return Markdown(tuple(blocks), tuple(faults), tuple(sorted(builder.reader.marks or ())))
