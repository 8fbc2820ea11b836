"""Ids of headings that hold tags: in a tag, those within have run before, and count as text."""

import re
from collections.abc import Sequence
from html import unescape

from hexodigest.convert.context import Context
from hexodigest.convert.ranges import starting_within
from hexodigest.convert.tag_edits import node_of
from hexodigest.convert.variables import evaluated
from hexodigest.document.markdown import Markdown
from hexodigest.document.tag_blanks import WORD_SIGN
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.slugs import slugize
from hexodigest.source import Span
from hexodigest.tags.nodes import Html, Link

_ELEMENT = re.compile(r"<[^<>]*>")


def ids_with_tags(context: Context, markdown: Markdown, tags: Sequence[Tag]) -> dict[Span, str]:
    """The ids by the headings' places, of those whose id depends on what a tag prints."""
    by_span = {tag.span: tag for tag in tags}
    spans = sorted(by_span)
    found: dict[Span, str] = {}
    taken = {heading.id for heading in markdown.headings}
    for heading in markdown.headings:
        if WORD_SIGN in heading.id:
            words = heading.id
            for span in starting_within(heading.span, spans):
                shown = _text(context, by_span[span])
                words = words.replace(WORD_SIGN * (span.end - span.start), shown, 1)
            base = slugize(words, context.blog.heading_style.transform)
            found[heading.span] = _unique(base, taken)
            taken.add(found[heading.span])
    return found


def _unique(base: str, taken: set[str]) -> str:
    """The first of `x`, `x-1`, `x-2` that is free."""
    number = 0
    while (f"{base}-{number}" if number else base) in taken:
        number += 1
    return f"{base}-{number}" if number else base


def _text(context: Context, tag: Tag) -> str:
    """The text that a tag prints; none of one that is not known, and stays visible."""
    if tag.kind is TagKind.VARIABLE:
        expression = context.text[slice(*tag.content)] if tag.content else ""
        return evaluated(expression, context) or ""
    match node_of(context, tag):
        case Html(html):
            return unescape(_ELEMENT.sub("", html))
        case Link(target, text=text):
            resolved = context.resolve(target)
            return text or (resolved.title if resolved else "")
        case _:
            return ""
