"""Annotations on a pull request: a workflow command of GitHub Actions a finding."""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.report.findings import Report
from hexodigest.report.text import printable, shown_path
from hexodigest.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield a line a finding; nothing in it can end the command or begin another."""
    del color
    for source, diagnostics in reports:
        for diagnostic in diagnostics:
            yield _command(source, diagnostic) + "\n"


def _command(source: Source, diagnostic: Diagnostic) -> str:
    line, column = source.position(diagnostic.span.start)
    end_line, end_column = source.position(diagnostic.span.end)
    places = {"file": shown_path(source.path), "line": line, "endLine": end_line}
    if line == end_line:  # GitHub takes columns only within one line
        places |= {"col": column, "endColumn": end_column}
    places["title"] = f"hexodigest: {printable(diagnostic.name)}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
    message = _data(printable(diagnostic.message))
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{message}"


def _data(text: str) -> str:
    # As actions/toolkit escapes the data of a command; line ends are escapes already.
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
