"""Words in a tag that the tag does not show: before its first pane, between two, or without any."""

import re
from collections.abc import Iterator
from typing import Final

from hexodigest.convert.context import Context
from hexodigest.diagnostics import Diagnostic
from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span
from hexodigest.tags.nodes import Layout, Prose

_COMMENT: Final = re.compile(r"<!--(?:(?!-->).)*+-->", re.DOTALL)


def unshown(context: Context, tag: Tag, node: Layout) -> Iterator[Diagnostic]:
    """A loss for each stretch of a body that is no part of the layout, as in Hexo."""
    if tag.body is None:
        return
    said = "".join(
        part.text if isinstance(part, Prose) else part
        for part in node.parts
        if not isinstance(part, Span)
    )
    for gap in _gaps(tag.body, [part for part in node.parts if isinstance(part, Span)]):
        written = context.text[slice(*gap)]
        words = _COMMENT.sub("", written).strip()
        if words and words not in said:
            start = gap.start + written.find(words.partition("\n")[0])
            shown = " ".join(words.split())[:40]
            message = f"`{shown}` stands in no pane of `{tag.name}`: Hexo shows nothing of it"
            yield context.loss("unshown-words", message, Span(start, gap.end))


def _gaps(body: Span, shown: list[Span]) -> Iterator[Span]:
    start = body.start
    for span in sorted(shown):
        yield Span(start, max(start, span.start))
        start = max(start, span.end)
    yield Span(start, max(start, body.end))
