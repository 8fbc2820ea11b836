"""Emphasis that other readers of Markdown would not see where marked does."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from hexodigest.convert.context import Context
from hexodigest.convert.ranges import holds_any, is_within, outermost
from hexodigest.diagnostics import Edit
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import Heading, Inline, Link, Mark, Paragraph, Table
from hexodigest.source import Span

# Where readers may differ: signs and letters beyond ASCII, symbols, tildes, bare addresses.
# One class of characters first, for `re` skips all others fast.
_DOUBTFUL: Final = re.compile(
    r"[*_~](?:(?<=[$+<=>^`|~%}\x80-\U0010ffff][*_])"
    r"|(?<=[*_])(?=[$+<=>^`|~{\x80-\U0010ffff]|https?:|www\.)"
    r"|(?<=[^\sA-Za-z0-9~]~)|(?<=~)(?:(?=[^\sA-Za-z0-9~])|(?<!~~)(?!~)))"
)
_BEHIND_ADDRESS: Final = re.compile(r"(?:://|www\.)(?:(?!://|www\.)[^\s*_])*+[*_]")
_SIGNS: Final = re.compile(r"[*_~]+")
_TILDES: Final = re.compile(r"(?<!~)~~?(?!~)")


def may_differ(context: Context, span: Span) -> bool:
    """Whether the emphasis of a region is worth a look."""
    return is_doubtful(context.text[slice(*span)])


def is_doubtful(text: str) -> bool:
    """Whether readers may differ on a sign of emphasis."""
    if not _SIGNS.search(text):
        return False
    return bool(_DOUBTFUL.search(text) or _BEHIND_ADDRESS.search(text))


def emphasis_edits(
    context: Context, markdown: Markdown, rewritten: Sequence[Span]
) -> Iterator[Edit]:
    """HTML in place of signs; `rewritten` is what will not start and end as it does now."""
    replaced = [mark for mark in markdown.marks if not _is_clear(context.text, mark, rewritten)]
    for mark in replaced:
        yield Edit(mark.opening, f"<{mark.name}>")
        yield Edit(mark.closing, f"</{mark.name}>")
    if replaced:
        yield from _literal_signs(context.text, markdown, replaced, rewritten)
    elif context.flavour.loose_tildes:
        yield from _loose_tildes(context.text, markdown, rewritten)


def _is_clear(text: str, mark: Mark, rewritten: Sequence[Span]) -> bool:
    """Whether every reader sees this emphasis; a single tilde is a letter to some."""
    lone = mark.name == "del" and mark.opening.end - mark.opening.start == 1
    return not lone and (
        _opens(text, mark.opening, rewritten) and _closes(text, mark.closing, rewritten)
    )


def _literal_signs(
    text: str, markdown: Markdown, replaced: Sequence[Mark], rewritten: Sequence[Span]
) -> Iterator[Edit]:
    """Signs that are text, in a text where others became HTML: now they might find a partner."""
    starts = [mark.opening for mark in replaced]
    taken = outermost([*_signs(markdown), *rewritten, *_closed(markdown.inlines)])
    for block in markdown.walk():
        if isinstance(block, Paragraph | Heading | Table) and holds_any(block.span, starts):
            for run in _SIGNS.finditer(text, *block.span):
                span = Span(*run.span())
                if not (
                    is_within(span, taken) or holds_any(span, taken) or _is_escaped(text, span)
                ):
                    yield Edit(span, "".join(f"&#{ord(sign)};" for sign in run[0]))


def _loose_tildes(text: str, markdown: Markdown, rewritten: Sequence[Span]) -> Iterator[Edit]:
    """One tilde and two are no pair to marked; where they might be one, they are escaped."""
    taken = outermost([*_signs(markdown), *rewritten, *_closed(markdown.inlines)])
    for block in markdown.walk():
        if isinstance(block, Paragraph | Heading | Table):
            runs = [Span(*run.span()) for run in _TILDES.finditer(text, *block.span)]
            free = [run for run in runs if not is_within(run, taken) and not _is_escaped(text, run)]
            if len({run.end - run.start for run in free}) > 1:
                for start, end in free:
                    yield Edit(Span(start, end), "\\~" * (end - start))


def _signs(markdown: Markdown) -> list[Span]:
    return [sign for mark in markdown.marks for sign in (mark.opening, mark.closing)]


def _closed(inlines: Iterable[Inline]) -> Iterator[Span]:
    """Where a sign is none: all inlines, but the words of links."""
    for inline in inlines:
        if isinstance(inline, Link) and not inline.autolink:
            yield Span(inline.text.end, inline.span.end)
        else:
            yield inline.span


def _is_escaped(text: str, span: Span) -> bool:
    start = span.start
    while start and text[start - 1] == "\\":
        start -= 1
    return (span.start - start) % 2 == 1


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
