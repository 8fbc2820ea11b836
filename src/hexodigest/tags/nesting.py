"""Blocks within blocks of one name, which Hexo cuts at the first end that it finds."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.source import Span


def nested(tags: Sequence[Tag], text: str) -> tuple[Tag, ...]:
    """The outermost tags, each block up to the end that is its own.

    As in Hexo 8.1: of two nested blocks of one name the stash ends at the inner one's end, but
    Nunjucks, which runs later, reads them as they are nested.
    """
    found: list[Tag] = []
    open_in: dict[int, int] = {}  # how many blocks of its own name a block still holds open
    for tag in tags:
        at = _owner(tag, found, open_in)
        if at is None:
            found.append(tag)
            if tag.body is not None:
                open_in[len(found) - 1] = _unclosed(text, tag, tag.body)
            continue
        owner = found[at]
        body = Span(owner.opening.end, tag.span.start)
        between = Span(owner.closing.end if owner.closing else body.start, tag.span.start)
        left = open_in[at] - 1 + _unclosed(text, owner, between)
        del found[at + 1 :]
        found[at] = replace(
            owner, span=Span(owner.span.start, tag.span.end), body=body, closing=tag.span
        )
        open_in = {index: count for index, count in open_in.items() if index < at} | {at: left}
    return tuple(found)


def _owner(tag: Tag, found: Sequence[Tag], open_in: dict[int, int]) -> int | None:
    """Which block an end without a beginning belongs to."""
    if tag.kind is not TagKind.INLINE or not tag.name.startswith("end"):
        return None
    for index in sorted(open_in, reverse=True):
        if open_in[index] > 0 and f"end{found[index].name}" == tag.name:
            return index
    return None


def _unclosed(text: str, tag: Tag, span: Span) -> int:
    """How many more blocks of its name start within `span` than end there."""
    name = re.escape(tag.name)
    marks = re.finditer(rf"\{{%-?\s*(end)?{name}(?![\w-])", text[span.start : span.end])
    return sum(-1 if mark[1] else 1 for mark in marks)
