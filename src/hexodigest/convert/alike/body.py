"""A converted body that its target reads as marked does."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from hexodigest.convert.alike.commonmark import fence_infos
from hexodigest.convert.alike.mend import LineEnds, mended
from hexodigest.convert.context import Context
from hexodigest.diagnostics import Diagnostic, Edit
from hexodigest.source import Source, Span

# What a fence's info is only where it is written by a conversion: a language, and options of lines.
_OWN_INFO: Final = re.compile(
    r"\S+ \{(?:(?:hl_lines=\[[\d\-\", ]+\]|linenostart=\d+|linenos=true) ?)+\}"
)
_BRACED_FENCE: Final = re.compile(r"^(?>[^\n]*?(?:`{3}|~{3}))[^\n{]*\{", re.MULTILINE)


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
    if found.edits:
        body = written.replace(found.edits)
    return (_without_attributes(body) if context.flavour.reads_attributes else body), losses


def _without_attributes(body: bytes) -> bytes:
    """The body where no fence has attributes but ours, for at others Hugo stops."""
    written = Source(body)
    if not _BRACED_FENCE.search(written.text):
        return body
    infos = fence_infos(written.text)
    edits = [
        (span, written.text[slice(*span)].replace("{", "&#123;"))
        for span in infos
        if not _OWN_INFO.fullmatch(written.text, *span)
    ]
    return written.replace(edits) if edits else body


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
