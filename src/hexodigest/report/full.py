"""Each finding with the line that it is about and a mark below the place."""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Diagnostic
from hexodigest.report.concise import headline, paint
from hexodigest.report.findings import Report
from hexodigest.report.text import printable, width
from hexodigest.source import Source

_CONTEXT = 60  # characters of a long line that are shown before the place
_SHOWN = 100  # characters of a line that are shown in all


def full(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield each finding as a block of text, blank lines between them."""
    for source, diagnostics in reports:
        for diagnostic in diagnostics:
            yield "\n".join(_block(source, diagnostic, color=color)) + "\n\n"


def _block(source: Source, diagnostic: Diagnostic, *, color: bool) -> Iterator[str]:
    yield headline(source, diagnostic, color=color)
    line, column = source.position(diagnostic.span.start)
    text = source.line(line)
    length = min(diagnostic.span.end - diagnostic.span.start, len(text) - column + 1)
    shown, marks = _marked(text, column - 1, length)
    margin = " " * len(str(line))
    bar = paint("|", "34", color=color)
    yield f"{margin} {bar}"
    yield f"{paint(str(line), '34', color=color)} {bar} {shown}".rstrip()
    yield f"{margin} {bar} {paint(marks, '1;31', color=color)}"
    if diagnostic.fix:
        kind = "fix" if diagnostic.fix.safe else "unsafe fix"
        sign = paint("=", "34", color=color)
        yield f"{margin} {sign} {kind}: {printable(diagnostic.fix.message)}"


def _marked(text: str, start: int, length: int) -> tuple[str, str]:
    """A line cut around the place if it is long, and the carets for the line below it."""
    first = 0 if len(text) <= _SHOWN else max(0, start - _CONTEXT)
    last = min(len(text), first + _SHOWN)
    before = ("…" if first else "") + _flat(text[first:start])
    marked = _flat(text[start : min(start + length, last)])
    after = _flat(text[min(start + length, last) : last]) + ("…" if last < len(text) else "")
    return before + marked + after, " " * width(before) + "^" * max(1, width(marked))


def _flat(text: str) -> str:
    return printable(text.replace("\t", " "))
