"""Running text of a post, for rules about how Chinese is set."""

from bisect import bisect_left
from collections.abc import Iterator

from hexodigest.document import Document
from hexodigest.document.nodes import Heading, Inline, Link, Paragraph, Table
from hexodigest.lint.parts import Part, parts_of
from hexodigest.source import Span

# Chinese characters, as they stand in a class of a regular expression.
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"

TextBlock = Heading | Paragraph | Table


def running_text(document: Document) -> Iterator[tuple[bool, tuple[Span, ...]]]:
    """Each block's stretches of plain text, and whether it is a heading.

    What stands in code, HTML, Hexo's tags, images and addresses is left out, and so is the text
    of a reference link, which its definition is found by.
    """
    for part in parts_of(document):
        hidden = [tag.span for tag in part.tags.leaked]
        for block in part.markdown.nodes:
            if isinstance(block, Heading | Paragraph | Table):
                spans = tuple(map(part.place, _stretches(part, block, hidden)))
                yield isinstance(block, Heading), spans


def _stretches(part: Part, block: TextBlock, hidden: list[Span]) -> Iterator[Span]:
    whole = block.content if isinstance(block, Heading) else block.span
    first, last = (bisect_left(hidden, (place,)) for place in whole)
    taken = hidden[first:last]
    for inline in _inlines(block):
        taken += _not_text(inline)
    text = part.text
    start = whole.start
    for span in sorted(taken):
        if start < span.start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < whole.end <= len(text):
        yield Span(start, whole.end)


def _inlines(block: TextBlock) -> Iterator[Inline]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell
    else:
        yield from block.children


def _not_text(inline: Inline) -> Iterator[Span]:
    """An inline, but for the words of a link that are its own."""
    if not isinstance(inline, Link) or inline.autolink or inline.url_span.start < inline.text.end:
        yield inline.span
        return
    if inline.url_span.end > inline.span.end:
        yield inline.span  # a reference
        return
    yield Span(inline.span.start, inline.text.start)
    for child in inline.children:
        yield from _not_text(child)
    yield Span(inline.text.end, inline.span.end)
