"""A region of a body as Markdown, read without its tags."""

from collections.abc import Sequence

from hexodigest.convert.context import Context
from hexodigest.convert.emphasis import may_differ
from hexodigest.convert.outer_tags import outer_tags, read_around
from hexodigest.convert.tag_edits import is_word
from hexodigest.document.document import read_body
from hexodigest.document.markdown import Markdown
from hexodigest.document.tag_nodes import Tag
from hexodigest.document.tags import Tags
from hexodigest.source import Span


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
    words = words_among(context, tags)
    return read_around(found, tags, context.text, span, style=style, words=words)


def words_among(context: Context, tags: Sequence[Tag]) -> frozenset[Span]:
    """The places of the tags that are part of a line."""
    return frozenset(tag.span for tag in tags if is_word(context, tag))


def is_whole(tags: Tags) -> bool:
    """Whether no tag parts a region."""
    return not (tags.items or tags.leaked or tags.comments)
