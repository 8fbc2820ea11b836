"""The tags of a region as Nunjucks runs them, where Hexo's search for them takes another view."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from hexodigest.convert.ranges import is_within, outermost, starting_within
from hexodigest.document.markdown import DEFAULT_STYLE, HeadingStyle, Markdown, read_markdown
from hexodigest.document.tag_blanks import nothing, placeholder
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import Tags
from hexodigest.source import Span
from hexodigest.tags import lower
from hexodigest.tags.nesting import nested


class Held(NamedTuple):
    """What Hexo has taken for one block though it is none, up to the end of the last tag in it."""

    tag: Tag  # as Hexo has taken it
    span: Span
    inner: tuple[Tag, ...]  # the tags in it as Nunjucks runs them, that of the start among them


def outer_tags(found: Tags, text: str, dialect: str) -> tuple[Tag, ...]:
    """The outermost tags in order, those that leaked into Markdown too."""
    tags = sorted((*found.items, *found.leaked), key=lambda tag: tag.span)
    parts = [part for tag in tags for part in _opened(tag, text, dialect)]
    return nested(parts, text, lambda tag: lower(tag, text, dialect) is None)


def held_among(tags: Sequence[Tag], held: Iterable[Tag]) -> tuple[Held, ...]:
    """Those of `held` that lie in none of the outermost `tags`."""
    spans = [tag.span for tag in tags]
    found: list[Held] = []
    for tag in sorted(held, key=lambda tag: tag.span):
        inner = starting_within(tag.span, spans)
        is_outer = not found or tag.span.start >= found[-1].span.end
        if is_outer and inner and inner[0].start == tag.span.start:
            span = Span(tag.span.start, max(tag.span.end, inner[-1].end))
            first = bisect_left(spans, inner[0])
            found.append(Held(tag, span, tuple(tags[first : first + len(inner)])))
    return tuple(found)


def closed_up(tags: Sequence[Tag], held: Sequence[Held]) -> tuple[Tag, ...]:
    """The outermost tags, each of `held` as a single one."""
    closed = [group.span for group in held]
    others = [tag for tag in tags if not is_within(tag.span, closed)]
    wholes = [replace(group.tag, span=group.span) for group in held]
    return tuple(sorted([*others, *wholes], key=lambda tag: tag.span))


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
    printed: Mapping[Span, str] | None = None,
) -> Markdown:
    """The Markdown of a region without its tags; `printed` stands for those that run before it."""
    covers = outermost([*(tag.span for tag in tags), *found.comments])
    deleted = {tag.span for tag in tags if tag.kind is TagKind.COMMENT}
    parts: list[str] = []
    last = 0
    for cover in covers:
        parts += (
            text[last : cover.start],
            (printed or {}).get(cover) or _blank(text, cover, deleted),
        )
        last = cover.end
    fences = [fence for fence in found.fences if not is_within(fence.span, covers)]
    around = "".join([*parts, text[last:]])
    return read_markdown(around, span, fences, marks=marks, style=style)
