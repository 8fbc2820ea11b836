"""Blocks as Nunjucks nests them, where Hexo cuts them at the first end that it finds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.source import Span


@dataclass(slots=True)
class _Open:
    """A tag, its place among those found, and how many ends it waits for."""

    index: int
    start: int
    ends: int


def nested(
    tags: Sequence[Tag], text: str, takes_body: Callable[[Tag], bool] = lambda _: True
) -> tuple[Tag, ...]:
    """The outermost tags, each block up to the end that is its own.

    A tag for which `takes_body` is False waits for no end.

    As in Hexo 8.1: of two nested blocks of one name the stash ends at the inner one's end, and
    `{% note::a %}` it takes for no block, but Nunjucks, which runs later, reads them as nested.
    """
    found: list[Tag] = []
    waiting: dict[str, list[_Open]] = {}
    for tag in tags:
        opened = _opened(tag, found, waiting)
        if opened is None:
            ends = 1 if tag.body is None else _unclosed(text, tag.name, tag.body)
            is_tag = tag.kind in {TagKind.INLINE, TagKind.BLOCK}
            if is_tag and ends > 0 and (tag.body is not None or takes_body(tag)):
                waiting.setdefault(tag.name, []).append(_Open(len(found), tag.span.start, ends))
            found.append(tag)
            continue
        owner = found[opened.index]
        before = owner.closing.end if owner.closing else owner.opening.end
        opened.ends += _unclosed(text, owner.name, Span(before, tag.span.start)) - 1
        found[opened.index :] = [_closed(owner, tag.span)]
    return tuple(found)


def _opened(tag: Tag, found: Sequence[Tag], waiting: dict[str, list[_Open]]) -> _Open | None:
    """What an end without a beginning belongs to."""
    if tag.kind is not TagKind.INLINE or not tag.name.startswith("end"):
        return None
    stack = waiting.get(tag.name.removeprefix("end"), [])
    while stack:
        last = stack[-1]
        is_there = last.index < len(found) and found[last.index].span.start == last.start
        if is_there and last.ends > 0:
            return last
        stack.pop()
    return None


def _closed(owner: Tag, end: Span) -> Tag:
    return replace(
        owner,
        kind=TagKind.BLOCK,
        span=Span(owner.span.start, end.end),
        body=Span(owner.opening.end, end.start),
        closing=end,
    )


def _unclosed(text: str, name: str, span: Span) -> int:
    """How many more blocks of the name start within `span` than end there."""
    marks = re.finditer(rf"\{{%-?\s*(end)?{re.escape(name)}(?![\w-])", text[span.start : span.end])
    return sum(-1 if mark[1] else 1 for mark in marks)
