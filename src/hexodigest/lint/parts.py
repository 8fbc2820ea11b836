"""What Hexo renders each for itself: a post's body, and the body of each of its block tags."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import ref

from hexodigest.document import Document
from hexodigest.document.document import read_body
from hexodigest.document.html import Element, find_elements
from hexodigest.document.markdown import (
    DEFAULT_STYLE,
    HeadingStyle,
    Markdown,
)
from hexodigest.document.tag_nodes import TagKind
from hexodigest.document.tags import Tags, find_tags
from hexodigest.lint.once import once_a_document
from hexodigest.source import Span

# Blocks whose body no renderer of Markdown sees.
_VERBATIM = frozenset(
    ("chartjs", "code", "codeblock", "markmap", "math", "mermaid", "plantuml", "raw", "uml")
) | {"verbatim", "wavedrom"}
_DEEPEST = 8  # blocks in blocks that are looked into


@dataclass(frozen=True)
class Part:
    """A passage that Markdown reads alone; its spans count from `offset` in the source."""

    text: str
    offset: int
    tags: Tags
    markdown: Markdown
    body: Span  # of the Markdown in `text`
    whole: ref[Document] | None = None  # the document whose body this is

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """HTML start tags."""
        document = self.whole() if self.whole else None
        if document:
            return document.elements
        return find_elements(self.text, self.markdown, self.tags.items)

    def heading_ids(self, style: HeadingStyle) -> Iterator[tuple[Span, str]]:
        """Each heading's span and id, as hexo-renderer-marked makes it when it is set so."""
        markdown = self.markdown
        if style != DEFAULT_STYLE and markdown.headings:
            markdown = read_body(self.text, self.body, self.tags, style)
        return ((self.place(heading.span), heading.id) for heading in markdown.headings)

    def place(self, span: Span) -> Span:
        """A span of this part as one of the source."""
        return Span(span.start + self.offset, span.end + self.offset)


@once_a_document
def parts_of(document: Document) -> tuple[Part, ...]:
    """The body first, then the bodies of block tags in its order; each is read once."""
    text = document.source.text
    body = Part(text, 0, document.tags, document.markdown, document.body, ref(document))
    return (body, *_inner(text, 0, document.tags, _DEEPEST))


def _inner(text: str, offset: int, tags: Tags, depth: int) -> Iterator[Part]:
    for tag in tags.items if depth else ():
        if tag.kind is TagKind.BLOCK and tag.body and tag.name not in _VERBATIM:
            part = _part(text, offset, tag.body)
            yield part
            yield from _inner(part.text, part.offset, part.tags, depth - 1)


def _part(text: str, offset: int, body: Span) -> Part:
    inner = text[body.start : body.end]
    whole = Span(0, len(inner))
    tags = find_tags(inner, whole)
    markdown = read_body(inner, whole, tags)
    return Part(inner, offset + body.start, tags, markdown, whole)
