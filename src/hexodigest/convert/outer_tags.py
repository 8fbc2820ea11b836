"""The tags of a region as Nunjucks runs them, where Hexo's search for them takes another view."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from hexodigest.convert.ranges import is_within, outermost
from hexodigest.document.markdown import DEFAULT_STYLE, HeadingStyle, Markdown, read_markdown
from hexodigest.document.tag_blanks import nothing, placeholder, word
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import Tags
from hexodigest.source import Span
from hexodigest.tags import lower
from hexodigest.tags.nesting import nested


def outer_tags(found: Tags, text: str, dialect: str) -> tuple[Tag, ...]:
    """The outermost tags in order, those that leaked into Markdown too."""
    tags = sorted((*found.items, *found.leaked), key=lambda tag: tag.span)
    parts = [part for tag in tags for part in _opened(tag, text, dialect)]
    return nested(parts, text, lambda tag: lower(tag, text, dialect) is None)


def _opened(tag: Tag, text: str, dialect: str) -> Iterator[Tag]:
    """A tag; one that has no body, but was taken for a block, and what it took.

    As in Hexo 8.1: where a text has `endnoteblock`, a `{% note %}` is held for a block.
    """
    if tag.closing is None or not takes_no_body(tag, text, dialect):
        yield tag
        return
    alone = _alone(tag)
    yield alone
    for child in tag.children:
        yield from _opened(child, text, dialect)
    words = text[tag.closing.start : tag.closing.end].strip("{%-} \t\n").split()
    yield replace(alone, span=tag.closing, opening=tag.closing, name=words[0], arguments=())


def takes_no_body(tag: Tag, text: str, dialect: str) -> bool:
    """Whether a tag that was taken for a block is one that has no body."""
    if tag.kind is not TagKind.BLOCK or tag.closing is None or tag.name == "raw":
        return False
    return lower(_alone(tag), text, dialect) is not None


def _alone(tag: Tag) -> Tag:
    return replace(tag, kind=TagKind.INLINE, span=tag.opening, body=None, closing=None, children=())


def _blank(text: str, cover: Span, deleted: AbstractSet[Span]) -> str:
    return nothing(text, cover) if cover in deleted else placeholder(text, cover)


def read_around(  # noqa: PLR0913  # two of them are how to read
    found: Tags,
    tags: Sequence[Tag],
    text: str,
    span: Span,
    *,
    marks: bool = False,
    style: HeadingStyle = DEFAULT_STYLE,
    words: AbstractSet[Span] = frozenset(),
) -> Markdown:
    """The Markdown of a region without its tags; `words` are those that run before it."""
    covers = outermost([*(tag.span for tag in tags), *found.comments])
    deleted = {tag.span for tag in tags if tag.kind is TagKind.COMMENT}
    parts: list[str] = []
    last = 0
    for cover in covers:
        parts += (
            text[last : cover.start],
            word(cover) if cover in words else _blank(text, cover, deleted),
        )
        last = cover.end
    fences = [fence for fence in found.fences if not is_within(fence.span, covers)]
    around = "".join([*parts, text[last:]])
    return read_markdown(around, span, fences, marks=marks, style=style)
