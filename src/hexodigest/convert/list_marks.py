"""Marks of lists that marked takes for text."""

import re
from collections.abc import Iterator

from hexodigest.diagnostics import Edit
from hexodigest.document.nodes import Paragraph
from hexodigest.source import Span

_EMPTY_ITEM = re.compile(r"(?:[-*+]|\d{1,9}(?P<sign>[.)]))[ \t]*$", re.MULTILINE)


def list_mark(text: str, paragraph: Paragraph) -> Iterator[Edit]:
    """As in marked 15, white space alone after a mark starts no item; to CommonMark it does."""
    match = _EMPTY_ITEM.match(text, *paragraph.span)
    if match:
        start = max(match.start("sign"), match.start())
        yield Edit(Span(start, start + 1), f"\\{text[start]}")
