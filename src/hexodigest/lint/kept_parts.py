"""Whether links, images and code that no edit touches are what they were."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from hexodigest.diagnostics import Edit
from hexodigest.document import Document
from hexodigest.document.nodes import CodeBlock, Image, InlineCode, Link
from hexodigest.lint.stretches import Stretches
from hexodigest.source import Span

_Placed = tuple[Sequence[Span], str]  # where it is written, and what must stay


def keeps_links(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether every link and image away from the edits still leads where it led."""
    return _alike(_links(before), _links(after), edits)


def keeps_code(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether all code away from the edits is still the same code."""
    return _alike(_code(before), _code(after), edits)


def _alike(before: Iterator[_Placed], after: Iterator[_Placed], edits: Sequence[Edit]) -> bool:
    old, new = _touched(edits)
    kept = [text for spans, text in before if not _meet(old, spans)]
    return kept == [text for spans, text in after if not _meet(new, spans)]


def _touched(edits: Sequence[Edit]) -> tuple[Stretches, Stretches]:
    """What the edits touch in the old text and in the new one, their neighbours included."""
    old: list[Span] = []
    new: list[Span] = []
    shift = 0
    for edit in sorted(edits, key=lambda each: each.span):
        start = edit.span.start + shift
        old.append(Span(edit.span.start, edit.span.end + 1))
        new.append(Span(start, start + len(edit.text) + 1))
        shift += len(edit.text) - (edit.span.end - edit.span.start)
    return Stretches(old), Stretches(new)


def _meet(stretches: Stretches, spans: Sequence[Span]) -> bool:
    """Whether one of the spans touches one of the stretches, be it at its end."""
    for span in spans:
        index = bisect_left(stretches.starts, span.start)
        follows = index < len(stretches.starts) and stretches.starts[index] <= span.end
        if follows or stretches.hold(span.start):
            return True
    return False


def _links(document: Document) -> Iterator[_Placed]:
    nodes: list[Link | Image] = [*document.markdown.links, *document.markdown.images]
    for node in sorted(nodes, key=lambda each: each.span):
        yield (node.span, node.url_span), f"{type(node).__name__} {node.url}"


def _code(document: Document) -> Iterator[_Placed]:
    nodes: list[CodeBlock | InlineCode] = [*document.markdown.code, *document.markdown.inline_code]
    for node in sorted(nodes, key=lambda each: each.span):
        yield (node.span,), f"{type(node).__name__} {node.text}"
