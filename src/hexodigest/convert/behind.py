"""Text that follows a tag on its line: Hexo keeps Markdown away from it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from hexodigest.convert.ranges import is_within, starting_within
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import CodeBlock, HtmlBlock
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.source import Span


def text_behind(
    text: str, markdown: Markdown, tags: Sequence[Tag], html: Sequence[Span]
) -> Iterator[Span]:
    """What stands behind a tag that starts a line, up to the line's end, without tags and `html`.

    As in Hexo 8.1: a tag's placeholder is a comment, which opens an HTML block of that line.
    """
    blocks = {_first(text, item.span) for item in markdown.walk() if isinstance(item, HtmlBlock)}
    outside = (tag for tag in tags if not is_within(tag.span, html))
    ordered = sorted(outside, key=lambda tag: tag.span)
    spans = [tag.span for tag in ordered]
    last = 0
    for index, tag in enumerate(ordered):
        if tag.kind is TagKind.COMMENT or tag.span.start < last or tag.span.start not in blocks:
            continue
        for part in _line(text, spans, index):
            last = part.end
            yield from _text(text, part, html)


def above_code(text: str, markdown: Markdown, tags: Sequence[Tag]) -> Iterator[Tag]:
    """Tags that start a line of words with indented code right below it.

    In a paragraph, which they open elsewhere, that code would be more words.
    """
    blocks = {_first(text, item.span) for item in markdown.walk() if isinstance(item, HtmlBlock)}
    code = {
        text.rfind("\n", 0, _first(text, item.span))
        for item in markdown.walk()
        if isinstance(item, CodeBlock) and not item.fenced
    }
    for tag in tags:
        if tag.kind is TagKind.BLOCK or tag.span.start not in blocks:
            continue
        end = text.find("\n", tag.span.end)
        is_word = tag.kind is TagKind.VARIABLE or text[tag.span.end : end].strip()
        if end in code and is_word:
            yield tag


def _first(text: str, span: Span) -> int:
    """Where a block's first character is that is no blank."""
    start = span.start
    while start < span.end and text[start] in " \t":
        start += 1
    return start


def _line(text: str, tags: Sequence[Span], index: int) -> Iterator[Span]:
    """The parts of a line between its tags, from the end of the one at `index` on."""
    start = tags[index].end
    for span in islice(tags, index + 1, None):
        if text.find("\n", start, span.start) >= 0:
            break
        if span.start >= start:
            yield Span(start, span.start)
            start = span.end
    end = text.find("\n", start)
    yield Span(start, len(text) if end < 0 else end)


def _text(text: str, part: Span, html: Sequence[Span]) -> Iterator[Span]:
    """A part of a line without its elements and comments."""
    start = part.start
    for span in starting_within(part, html):
        if text[start : span.start].strip():
            yield Span(start, span.start)
        start = max(start, span.end)
    if text[start : part.end].strip():
        yield Span(start, part.end)
