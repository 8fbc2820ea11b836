"""Indented code that CommonMark would read otherwise, as fences."""

from collections.abc import Iterator

from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import Block, CodeBlock, List, ListItem, Paragraph, Quote
from hexodigest.source import Span


def misread_code(text: str, markdown: Markdown) -> dict[Span, int]:
    """The blocks that need a fence, by the column where it starts.

    marked counts a tab as four columns wherever it stands, and lets a list end, or a paragraph,
    before a line that CommonMark takes for more of the paragraph.
    """
    return dict(_misread(text, markdown.blocks, 0))


def _misread(text: str, blocks: tuple[Block, ...], column: int) -> Iterator[tuple[Span, int]]:
    above: Block | None = None
    for block in blocks:
        match block:
            case CodeBlock(fenced=False):
                if _has_tab(text, block.span, column) or _continues(text, above, block.span):
                    yield block.span, column
            case List(items=items):
                for item in items:
                    inner = _content(text, item)
                    if inner is not None:
                        yield from _misread(text, item.children, inner)
            case _:
                pass
        above = block


def _has_tab(text: str, span: Span, column: int) -> bool:
    """Whether tabs indent code in a list."""
    lines = text[_line(text, span.start) : span.end].split("\n")
    return column > 0 and any("\t" in line[: len(line) - len(line.lstrip())] for line in lines)


def _continues(text: str, above: Block | ListItem | None, span: Span) -> bool:
    """Whether the line before the code is the last of a paragraph."""
    while isinstance(above, List | ListItem | Quote):
        inside = above.items if isinstance(above, List) else above.children
        above = inside[-1] if inside else None
    if not isinstance(above, Paragraph):
        return False
    between = text[above.span.end : span.start]
    return not between.strip() and between.count("\n") == 1


def _content(text: str, item: ListItem) -> int | None:
    """The column where an item's text starts; None where that is not plain to see."""
    start = item.span.start
    before = text[_line(text, start) : start]
    if before.strip(" ") or not item.children:
        return None
    first = item.children[0]
    lead = text[start : first.span.start]
    if not isinstance(first, Paragraph) or "\n" in lead or "\t" in lead:
        return None
    return len(before) + len(lead)


def _line(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1
