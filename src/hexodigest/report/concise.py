"""One line a finding: `path:line:column: severity[name] message`."""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.report.findings import Report
from hexodigest.report.text import harmless, printable, shown_path
from hexodigest.source import Source

COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def concise(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield a line for each finding."""
    for source, diagnostics in reports:
        for diagnostic in diagnostics:
            yield headline(source, diagnostic, color=color) + "\n"


def headline(source: Source, diagnostic: Diagnostic, *, color: bool) -> str:
    """The line that says what is wrong and where."""
    line, column = source.position(diagnostic.span.start)
    place = paint(harmless(f"{shown_path(source.path)}:{line}:{column}"), "1", color=color)
    severity = paint(str(diagnostic.severity), f"1;{COLORS[diagnostic.severity]}", color=color)
    words = harmless(f"[{printable(diagnostic.name)}] {printable(diagnostic.message)}")
    return f"{place}: {severity}{words}"


def paint(text: str, code: str, *, color: bool) -> str:
    """Wrap the text in an ANSI colour."""
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
