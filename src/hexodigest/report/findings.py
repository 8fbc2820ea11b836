"""What is reported: a file and what was found in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import Source


class Report(NamedTuple):
    """A file that was linted, and what was found in it, in the order of the file."""

    source: Source
    diagnostics: Sequence[Diagnostic]


@dataclass(slots=True)
class Summary:
    """Counts over a run."""

    files: int
    by_severity: Counter[Severity]
    fixable: int

    def __str__(self) -> str:
        """Say it in one line."""
        files = _count(self.files, "file")
        if not self.by_severity:
            return f"{files} checked, nothing found"
        found = [
            _count(self.by_severity[kind], kind) for kind in Severity if kind in self.by_severity
        ]
        mended = f", {self.fixable} of them mended by --fix" if self.fixable else ""
        return f"{files} checked: {', '.join(found)}{mended}"


def summarize(reports: Sequence[Report]) -> Summary:
    """Count what was found."""
    found = [diagnostic for report in reports for diagnostic in report.diagnostics]
    severities = Counter(diagnostic.severity for diagnostic in found)
    fixable = sum(1 for diagnostic in found if diagnostic.fix and diagnostic.fix.safe)
    return Summary(len(reports), severities, fixable)


def _count(number: int, noun: str) -> str:
    if noun == Severity.INFO:
        return f"{number} info"
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
