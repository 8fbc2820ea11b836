"""Findings below the name of their file, in columns."""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Diagnostic
from hexodigest.report.concise import COLORS, paint
from hexodigest.report.findings import Report
from hexodigest.report.text import harmless, printable, shown_path
from hexodigest.source import Source


def grouped(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield a block for each file that something was found in."""
    for source, diagnostics in reports:
        if diagnostics:
            yield paint(harmless(shown_path(source.path)), "1", color=color) + "\n"
            yield from _rows(source, diagnostics, color=color)
            yield "\n"


def _rows(source: Source, diagnostics: Iterable[Diagnostic], *, color: bool) -> Iterator[str]:
    found = list(diagnostics)
    places = ["{}:{}".format(*source.position(each.span.start)) for each in found]
    wide = max(map(len, places))
    longest = max(len(each.severity) for each in found)
    for place, each in zip(places, found, strict=True):
        severity = paint(f"{each.severity:{longest}}", f"1;{COLORS[each.severity]}", color=color)
        words = harmless(f"{printable(each.message)} [{printable(each.name)}]")
        yield f"  {place:>{wide}}  {severity}  {words}\n"
