"""A converted body that its target reads as marked does."""

from collections.abc import Iterator, Sequence
from itertools import chain

from hexodigest.convert.alike.mend import LineEnds, mended
from hexodigest.convert.context import Context
from hexodigest.diagnostics import Diagnostic, Edit
from hexodigest.source import Source, Span


def read_alike(
    context: Context, body: bytes, edits: Sequence[Edit]
) -> tuple[bytes, list[Diagnostic]]:
    """The body after the `edits`, mended, and the parts that no way was found for."""
    written = Source(body)
    breaks = context.blog.breaks
    ends = LineEnds(breaks, breaks and not context.flavour.hard_breaks)
    text = written.text if written.text.endswith("\n") else f"{written.text}\n"
    marked = context.blog.config.marked
    found = mended(text, ends, autolink=marked.autolink, has_terms=marked.description_lists)
    places = list(_origins(edits, found.unsettled, context.page.document.body.start))
    losses = [_misread(context, Span(*places[at : at + 2])) for at in range(0, len(places), 2)]
    return (written.replace(found.edits) if found.edits else body), losses


def _misread(context: Context, span: Span) -> Diagnostic:
    words = " ".join(context.text[slice(*span)].split())[:40]
    message = f"`{words}` is read otherwise than by Hexo, and no way was found to write it"
    return context.loss("read-otherwise", message, span)


def _origins(edits: Sequence[Edit], parts: Sequence[Span], start: int) -> Iterator[int]:
    """Where the ends of sorted parts of the converted body stood in the source."""
    gain = -start  # how much further on things stand in the converted body
    waiting = iter(edits)
    edit = next(waiting, None)
    for place in chain.from_iterable(parts):
        while edit and edit.span.start + gain + len(edit.text) <= place:
            gain += len(edit.text) - (edit.span.end - edit.span.start)
            edit = next(waiting, None)
        yield min(place - gain, edit.span.start if edit else place - gain)
