"""What is reported: a file and what was found in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import Source


class Report(NamedTuple):
    """A file that was linted, and what was found in it, in the order of the file."""

    source: Source
    diagnostics: Sequence[Diagnostic]


@dataclass(slots=True)
class Summary:
    """Counts over a run; it grows as reports are added."""

    files: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    mendable: Counter[str] = field(default_factory=Counter)  # safely, by name
    unsafe: int = 0  # what only an unsafe fix mends
    fixed: int = 0
    written: bool = True  # whether what was fixed was put in its place

    def add(self, report: Report, fixed: int = 0) -> None:
        """Count a post: what was found in it, and how many findings were mended before."""
        self.files += 1
        self.fixed += fixed
        for diagnostic in report.diagnostics:
            self.severities[diagnostic.severity] += 1
            self.names[diagnostic.name] += 1
            self.mendable[diagnostic.name] += bool(diagnostic.fix and diagnostic.fix.safe)
            self.unsafe += bool(diagnostic.fix and not diagnostic.fix.safe)

    def __str__(self) -> str:
        """Say it in one line."""
        kinds = [kind for kind in Severity if kind in self.severities]
        found = ", ".join(_count(self.severities[kind], kind) for kind in kinds)
        parts = [f"{_count(self.files, 'file')} checked: {found or 'nothing found'}"]
        if safe := self.mendable.total():
            parts.append(f"{safe} can be mended by --fix")
        if self.unsafe:
            parts.append(f"{self.unsafe} {'more ' if safe else ''}by --fix --unsafe-fixes")
        if self.fixed:
            parts.append(f"{self.fixed} {'mended' if self.written else 'to be mended'}")
        return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    if noun == Severity.INFO:
        return f"{number} info"
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
