"""A region of a body as Markdown, read without its tags."""

import re
from collections.abc import Sequence

from hexodigest.convert.context import Context
from hexodigest.convert.emphasis import may_differ
from hexodigest.convert.layout import place_of
from hexodigest.convert.outer_tags import outer_tags, read_around
from hexodigest.convert.raw_html import goes_on
from hexodigest.convert.tag_edits import is_word, node_of
from hexodigest.document.document import read_body
from hexodigest.document.markdown import Markdown
from hexodigest.document.tag_blanks import placeholder, start_tag, word
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import Tags
from hexodigest.source import Span
from hexodigest.tags.nodes import Code, Html, Image, Include, Layout

_START_TAG = re.compile(r"<[A-Za-z][^<>]*>")


def read_region(context: Context, span: Span, tags: Tags) -> Markdown:
    """A region's Markdown; where no tag parts it, its emphasis is noted at once if asked for."""
    marks = is_whole(tags) and may_differ(context, span)
    return read_body(context.text, span, tags, context.blog.heading_style, marks=marks)


def read_within(context: Context, span: Span, found: Tags) -> Markdown:
    """The Markdown in a tag, where the tags in it have run before."""
    if is_whole(found):
        return read_region(context, span, found)
    tags = outer_tags(found, context.text, context.blog.dialect)
    style = context.blog.heading_style
    printed = printed_by(context, tags)
    return read_around(found, tags, context.text, span, style=style, printed=printed)


def printed_by(context: Context, tags: Sequence[Tag]) -> dict[Span, str]:
    """What to read in place of tags that run before Markdown does."""
    return {tag.span: _printed(context, tag) for tag in tags if tag.kind is not TagKind.COMMENT}


def _printed(context: Context, tag: Tag) -> str:
    place = place_of(context.text, tag.span)
    if is_word(context, tag):
        is_line = place.alone_before and place.alone_after
        return (
            start_tag("b", tag.span) if is_line and _is_start_tag(context, tag) else word(tag.span)
        )
    if not (place.alone_before and goes_on(_first_html(context, tag))):
        return placeholder(context.text, tag.span)
    if place.prefix and isinstance(node_of(context, tag), Layout):
        return _out_of_list(tag.span)
    return start_tag("div", tag.span)


def _out_of_list(span: Span) -> str:
    """As Hexo has it: the second line of what is printed stands in no list or quote."""
    first = "<div>\n"
    return first + start_tag("div", Span(span.start + len(first), span.end))


def _is_start_tag(context: Context, tag: Tag) -> bool:
    """Whether a word is one start tag alone, which may begin lines of HTML."""
    node = node_of(context, tag) if tag.kind is not TagKind.VARIABLE else None
    return isinstance(node, Image) or (
        isinstance(node, Html) and _START_TAG.fullmatch(node.html.strip()) is not None
    )


def _first_html(context: Context, tag: Tag) -> str:
    match node_of(context, tag):
        case Code() | Include():
            return "<figure>"
        case Html(html):
            return html
        case Layout(parts) if parts and isinstance(parts[0], str):
            return parts[0]
        case _:
            return ""


def is_whole(tags: Tags) -> bool:
    """Whether no tag parts a region."""
    return not (tags.items or tags.leaked or tags.comments)
