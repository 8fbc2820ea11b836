"""Emphasis that other readers of Markdown would not see where marked does."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from hexodigest.convert.context import Context
from hexodigest.convert.ranges import is_within
from hexodigest.diagnostics import Edit
from hexodigest.document.nodes import Mark
from hexodigest.source import Span

# Where readers may differ: signs and letters beyond ASCII, symbols, tildes, bare addresses.
_DOUBTFUL: Final = re.compile(
    r"[^\x00-\x7f][*_]|[*_][^\x00-\x7f]|[$+<=>^`|~%}][*_]|[*_][$+<=>^`|~{]"
    r"|[*_](?:https?:|www\.)|(?:://|www\.)(?:(?!://|www\.)[^\s*_])*+[*_]|[^\sA-Za-z0-9~]~|~[^\sA-Za-z0-9~]"
)
_ONE_TILDE: Final = re.compile(r"(?<!~)~(?!~)")


def may_differ(context: Context, span: Span) -> bool:
    """Whether the emphasis of a region is worth a look."""
    if _DOUBTFUL.search(context.text, *span):
        return True
    return not context.flavour.one_tilde and _ONE_TILDE.search(context.text, *span) is not None


def emphasis_edits(
    context: Context, marks: Sequence[Mark], rewritten: Sequence[Span]
) -> Iterator[Edit]:
    """HTML in place of signs; `rewritten` is what will not start and end as it does now."""
    for mark in marks:
        lone = mark.name == "del" and mark.opening.end - mark.opening.start == 1
        is_clear = (context.flavour.one_tilde or not lone) and (
            _opens(context.text, mark.opening, rewritten)
            and _closes(context.text, mark.closing, rewritten)
        )
        if not is_clear:
            yield Edit(mark.opening, f"<{mark.name}>")
            yield Edit(mark.closing, f"</{mark.name}>")


def _opens(text: str, span: Span, rewritten: Sequence[Span]) -> bool:
    """Whether the signs open emphasis whatever counts as punctuation."""
    return all(
        after != "space"
        and (after == "letter" or before != "letter")
        and (text[span.start] != "_" or before != "letter")
        for before, after in _around(text, span, rewritten)
    )


def _closes(text: str, span: Span, rewritten: Sequence[Span]) -> bool:
    """Whether the signs close emphasis whatever counts as punctuation."""
    return all(
        before != "space"
        and (before == "letter" or after != "letter")
        and (text[span.start] != "_" or after != "letter")
        for before, after in _around(text, span, rewritten)
    )


def _around(text: str, span: Span, rewritten: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """What may stand before and after the whole run of signs."""
    sign = text[span.start]
    start, end = span
    while start and text[start - 1] == sign:
        start -= 1
    while end < len(text) and text[end] == sign:
        end += 1
    return product(_kinds(text, start - 1, rewritten), _kinds(text, end, rewritten))


def _kinds(text: str, position: int, rewritten: Sequence[Span]) -> tuple[str, ...]:
    """What a character is: to some readers a symbol is a letter, to others a sign."""
    if not 0 <= position < len(text) or text[position].isspace():
        return ("space",)
    if is_within(Span(position, position + 1), rewritten):
        return ("letter", "sign")
    category = unicodedata.category(text[position])
    if category.startswith("P"):
        return ("sign",)
    return ("letter", "sign") if category.startswith("S") else ("letter",)
