"""The marks that end an excerpt: right ones, and slips."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hexodigest.document import Document
from hexodigest.lint.once import once_a_document
from hexodigest.lint.stretches import Stretches, code_of
from hexodigest.patterns import later
from hexodigest.source import Span

# As in Hexo 8.1's excerpt filter, in any case.
_RIGHT: Final = later(r"<!-- ?more ?-->", re.IGNORECASE)
_LIKE: Final = later(
    r"<(?:[!\uff01][ \t]{0,3})?[-\u2013\u2014]{1,4}[ \t]{0,5}more[ \t]{0,5}"
    r"[-\u2013\u2014]{0,4}[ \t]{0,3}[!]?>",
    re.IGNORECASE,
)


class MoreMarkers(NamedTuple):
    """Every mark of a body, in order."""

    right: tuple[Span, ...] = ()  # Hexo takes the first
    misspelt: tuple[Span, ...] = ()
    in_code: tuple[Span, ...] = ()  # right ones that are shown to the reader


@once_a_document
def more_markers(document: Document) -> MoreMarkers:
    """The marks in the body of a post."""
    body = document.body
    found = [Span(*match.span()) for match in _LIKE.finditer(document.source.text, *body)]
    if not found:
        return MoreMarkers()
    code = code_of(document)
    is_right = [bool(_RIGHT.fullmatch(document.source.text, *span)) for span in found]
    right = [span for span, good in zip(found, is_right, strict=True) if good]
    wrong = [span for span, good in zip(found, is_right, strict=True) if not good]
    return MoreMarkers(
        tuple(_outside(right, code)),
        tuple(_outside(wrong, code)),
        tuple(span for span in right if code.hold(span.start)),
    )


def _outside(spans: list[Span], code: Stretches) -> Iterator[Span]:
    return (span for span in spans if not code.hold(span.start))
