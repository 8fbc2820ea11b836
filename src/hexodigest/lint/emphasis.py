"""Pairs of `**` that Markdown leaves as they are because of what stands beside them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hexodigest.document import Document
from hexodigest.document.nodes import Heading, Image, InlineCode, InlineHtml, Link, Paragraph, Table
from hexodigest.patterns import later
from hexodigest.source import Span

_RUN: Final = later(r"\*+")
_CELL: Final = later(r"[^|\n]+")
_ESCAPED: Final = later(r"\\.")
_STRONG: Final = 2
_CJK: Final = later(
    r"[\u1100-\u11ff\u2e80-\u2fdf\u3040-\u30ff\u3105-\u312f\u3131-\u318e\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    r"\uff66-\uffdc\U00020000-\U0003ffff]"
)
_CJK_SIGN: Final = later(r"[\u2018-\u201f\u2026\u2014\u3001-\u303f\uff01-\uff0f\uff1a-\uff65]")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of asterisks; `opens` and `closes` as CommonMark has it."""

    span: Span
    opens: bool
    closes: bool
    before: str
    after: str

    @property
    def nearly_opens(self) -> bool:
        """Whether it would open emphasis, were it not that a letter stands before it."""
        return not self.opens and _is_sign(self.after) and _meet(self.before, self.after)

    @property
    def nearly_closes(self) -> bool:
        """Whether it would close emphasis, were it not that a letter stands behind it."""
        return not self.closes and _is_sign(self.before) and _meet(self.after, self.before)


def broken_pairs(document: Document) -> Iterator[tuple[Run, Run]]:
    """Two runs of `**` that were meant as a pair, and are printed."""
    masked = _masked(document)
    for span in _texts(document, masked):
        if masked.count("**", *span) > 1:
            yield from _broken(list(_runs(masked, span)))


def _texts(document: Document, text: str) -> Iterator[Span]:
    for node in document.markdown.nodes:
        match node:
            case Heading():
                yield node.content
            case Paragraph():
                yield node.span
            case Table():
                cells = _CELL.finditer(text, *node.span)
                yield from (Span(*cell.span()) for cell in cells)
            case _:
                pass


def _masked(document: Document) -> str:
    """The text at equal length with letters where emphasis cannot be, the signs around kept."""
    text = document.tags.blanked(document.source.text)
    parts: list[str] = []
    last = 0
    for span in _opaque(document, text):
        if span.start >= last:
            parts += (text[last : span.start], "x" * (span.end - span.start))
            last = span.end
    parts.append(text[last:])
    return "".join(parts)


def _opaque(document: Document, text: str) -> list[Span]:
    spans = [Span(*match.span()) for match in _ESCAPED.finditer(text)]
    for node in document.markdown.inlines:
        match node:
            case InlineCode() | InlineHtml() | Image():
                spans.append(Span(node.span.start + 1, node.span.end - 1))
            case Link() if node.autolink:
                spans.append(node.span)
            case Link():
                spans.append(Span(node.text.end + 1, node.span.end - 1))
    return sorted(span for span in spans if span.end > span.start)


def _runs(text: str, span: Span) -> Iterator[Run]:
    for match in _RUN.finditer(text, *span):
        start, end = match.span()
        before = text[start - 1] if start > span.start else "\n"
        after = text[end] if end < span.end else "\n"
        # As in CommonMark 0.31: signs are what Unicode calls punctuation or symbols.
        left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
        right = not before.isspace() and (
            not _is_sign(before) or after.isspace() or _is_sign(after)
        )
        yield Run(Span(start, end), left, right, before, after)


def _broken(runs: list[Run]) -> Iterator[tuple[Run, Run]]:
    """Match what matches; of what is left, neighbours that nearly do."""
    waiting: list[Run] = []
    for run in runs:
        if run.span.end - run.span.start < _STRONG:
            continue
        opener = waiting[-1] if waiting else None
        if opener is None or not (run.closes or run.nearly_closes):
            waiting.append(run)
        elif opener.opens and run.closes:
            waiting.pop()
        elif (opener.opens or opener.nearly_opens) and opener.span.end != run.span.start:
            waiting.pop()
            yield opener, run
        else:
            waiting.append(run)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _meet(letter: str, sign: str) -> bool:
    """Whether one of the two is Chinese, Japanese or Korean, where no space is written."""
    if letter.isspace() or _is_sign(letter):
        return False
    return bool(_CJK.match(letter) or _CJK_SIGN.match(sign))
