"""Markdown that Hexo leaves as it is written, and that a converted site reads."""

import re
from collections.abc import Iterator, Sequence

from hexodigest.convert.context import Context
from hexodigest.convert.outer_tags import takes_no_body
from hexodigest.convert.ranges import starting_within
from hexodigest.diagnostics import Diagnostic
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.source import Span

# What follows below a tag, up to a blank line; a tag or HTML is no Markdown.
_BELOW = re.compile(r"[ \t]*\n(?=[ \t]*[^\s<{])((?:[^\n]*\S[^\n]*(?:\n|\Z))+)")


def unread(
    context: Context, found: Sequence[Tag], tags: Sequence[Tag], body: Span
) -> Iterator[Diagnostic]:
    """The losses of a region; of the tags `found`, Nunjucks runs `tags`."""
    if context.depth:
        yield from _below_tags(context, tags, body)
        return
    text = context.text
    spans = sorted(tag.span for tag in tags)
    for tag in found:
        if tag.body is None or tag.closing is None:
            continue
        if takes_no_body(tag, text, context.blog.dialect) and _has_words(text, tag.body, spans):
            message = (
                f"Hexo takes `{tag.name}` for a block that `{text[slice(*tag.closing)]}` ends, and "
                "shows the Markdown between them as it is written; here it is read"
            )
            yield context.loss("unread-markdown", message, tag.span)


def _has_words(text: str, body: Span, tags: Sequence[Span]) -> bool:
    """Whether there is more than tags."""
    start = body.start
    for span in starting_within(body, tags):
        if text[start : span.start].strip():
            return True
        start = span.end
    return bool(text[start : body.end].strip())


def _below_tags(context: Context, tags: Sequence[Tag], body: Span) -> Iterator[Diagnostic]:
    """As in Hexo 8.1: tags in a tag have run before, and HTML goes on up to a blank line."""
    for tag in tags:
        below = _BELOW.match(context.text, tag.span.end, body.end)
        if tag.kind is TagKind.BLOCK and below:
            words = " ".join(below[1].split())[:40]
            message = (
                f"`{words}` follows the HTML of `{tag.name}` without a blank line: Hexo shows its "
                "Markdown as it is written; here it is read"
            )
            yield context.loss("unread-markdown", message, Span(*below.span(1)))
