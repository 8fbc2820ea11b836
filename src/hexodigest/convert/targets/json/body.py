"""The body of a post as pieces that lie end to end."""

import re
from collections.abc import Iterator
from typing import Literal, assert_never

from hexodigest.convert.page import Page
from hexodigest.convert.ranges import is_within, outermost
from hexodigest.document import Document
from hexodigest.document.nodes import CodeBlock
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.schema.post import ArgumentJson, ExcerptJson, SegmentJson
from hexodigest.source import Span

# As in Hexo 8.1, after_post_render/excerpt.js.
_MORE = re.compile(r"<!-- ?more ?-->", re.IGNORECASE)


def segments(document: Document) -> list[SegmentJson]:
    """Text, code and tags in order; together they are all of the body."""
    found: list[SegmentJson] = []
    end = document.body.start
    for piece in sorted(_pieces(document), key=lambda piece: piece["span"]):
        start = piece["span"][0]
        if start < end:
            continue
        if start > end:
            found.append(_segment("text", Span(end, start)))
        found.append(piece)
        end = piece["span"][1]
    if end < document.body.end:
        found.append(_segment("text", Span(end, document.body.end)))
    return found


def excerpt(page: Page) -> ExcerptJson | None:
    """The key `excerpt`, or what stands before the more-marker."""
    if page.excerpt:
        return {"source": "front-matter", "markdown": page.excerpt}
    document = page.document
    closed = outermost(_code(document))
    for match in _MORE.finditer(document.source.text, document.body.start):
        if not is_within(Span(match.start(), match.start() + 1), closed):
            text = document.source.text[document.body.start : match.start()]
            return {"source": "marker", "markdown": text.strip()}
    return None


def _pieces(document: Document) -> Iterator[SegmentJson]:
    for tag in document.tags.items:
        yield _tag(tag)
    for fence in document.tags.fences:
        yield {**_segment("fence", fence.span), "body": fence.content}
    for inline in document.markdown.inline_code:
        yield _segment("inline_code", inline.span)


def _code(document: Document) -> list[Span]:
    markdown = document.markdown
    blocks = [block.span for block in markdown.walk() if isinstance(block, CodeBlock)]
    return [*blocks, *(inline.span for inline in markdown.inline_code)]


def _segment(kind: Literal["text", "fence", "inline_code"], span: Span) -> SegmentJson:
    return {"type": kind, "span": span, "name": "", "args": [], "body": None}


def _tag(tag: Tag) -> SegmentJson:
    args: list[ArgumentJson] = [{"value": a.value, "span": a.span} for a in tag.arguments]
    body = tag.body or tag.content
    match tag.kind:
        case TagKind.VARIABLE:
            return {"type": "variable", "span": tag.span, "name": "", "args": [], "body": body}
        case TagKind.COMMENT:
            return {"type": "comment", "span": tag.span, "name": "", "args": [], "body": body}
        case TagKind.INLINE:
            return {"type": "tag", "span": tag.span, "name": tag.name, "args": args, "body": None}
        case TagKind.BLOCK if tag.name == "raw":
            return {"type": "raw", "span": tag.span, "name": "raw", "args": args, "body": body}
        case TagKind.BLOCK:
            return {"type": "block", "span": tag.span, "name": tag.name, "args": args, "body": body}
        case _:
            assert_never(tag.kind)
