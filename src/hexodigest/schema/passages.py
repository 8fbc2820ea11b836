"""The running text of a post: what a reader reads, apart from headings and images."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hexodigest.document import Document
from hexodigest.document.nodes import (
    Block,
    CodeBlock,
    HtmlBlock,
    Image,
    Inline,
    InlineHtml,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
)
from hexodigest.document.tag_nodes import TagKind
from hexodigest.patterns import later
from hexodigest.source import Span

_QUOTE_MARK = later(r"^[ \t]*>[ \t]?", re.MULTILINE)
_HTML_TAG = later(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the post's text; `text` has lost the `>` of a quote, `span` has it."""

    text: str
    span: Span
    quoted: bool = False


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Top-level blocks that say something, and block tags, in the order of the post.

    A paragraph of images alone says nothing, nor does HTML without words.
    """
    shown = document.tags.blanked(document.source.text)
    found = [
        _passage(document, block)
        for block in document.markdown.blocks
        if _says_something(shown, block)
    ]
    found += [
        Passage(document.source.slice(tag.span), tag.span)
        for tag in document.tags.items
        if tag.kind is TagKind.BLOCK
    ]
    return tuple(sorted(found, key=lambda passage: passage.span))


def _passage(document: Document, block: Block) -> Passage:
    text = document.source.slice(block.span)
    if isinstance(block, Quote):
        return Passage(_QUOTE_MARK.sub("", text).strip(), block.span, quoted=True)
    return Passage(text, block.span)


def _says_something(shown: str, block: Block) -> bool:
    match block:
        case Paragraph():
            return _has_words(shown, block.span, block.children)
        case HtmlBlock():
            html = _without_comments(shown[block.span.start : block.span.end])
            return bool(_HTML_TAG.sub("", html).strip())
        case Quote() | List() | Table() | CodeBlock():
            return True
        case _:
            return False


def _has_words(shown: str, span: Span, children: Iterable[Inline]) -> bool:
    """Whether something is left of a text without its images and HTML tags."""
    start = span.start
    for child in children:
        if not _is_wordless(shown, child):
            continue
        if shown[start : child.span.start].strip():
            return True
        start = max(start, child.span.end)
    return bool(shown[start : span.end].strip())


def _is_wordless(shown: str, inline: Inline) -> bool:
    match inline:
        case Image() | InlineHtml():
            return True
        case Link():
            return not inline.autolink and not _has_words(shown, inline.text, inline.children)
        case _:
            return False


def _without_comments(html: str) -> str:
    first, *others = html.split("<!--")
    return first + "".join(rest.partition("-->")[2] for rest in others)
