"""Stretches of a text, and whether a place lies within one of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from hexodigest.document import Document
from hexodigest.document.markdown import read_markdown
from hexodigest.document.tag_nodes import TagKind
from hexodigest.lint.once import once_a_document
from hexodigest.source import Span

CODE_TAGS: Final = frozenset({"codeblock", "code"})


class Stretches:
    """Spans that may overlap, asked by place in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Merge what overlaps or touches."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(spans):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def hold(self, offset: int) -> bool:
        """Whether a stretch holds the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]


@once_a_document
def code_of(document: Document) -> Stretches:
    """All that a reader sees as code: fences, indented code, inline code and code tags."""
    markdown, tags = document.markdown, document.tags
    spans = [node.span for node in markdown.code]
    spans += [node.span for node in markdown.inline_code]
    spans += [fence.span for fence in tags.fences]
    spans += tags.inline_code
    for tag in tags.walk():
        if tag.kind is TagKind.BLOCK and tag.name in CODE_TAGS:
            spans.append(tag.span)
    for tag in tags.items:
        if tag.body and tag.name not in CODE_TAGS:
            spans += _code_in(document.source.text, tag.body)
    return Stretches(spans)


def _code_in(text: str, body: Span) -> Iterator[Span]:
    """Code in the body of a block, which most tags render as Markdown of its own."""
    inner = read_markdown(text, body)
    yield from (node.span for node in inner.code)
    yield from (node.span for node in inner.inline_code)
