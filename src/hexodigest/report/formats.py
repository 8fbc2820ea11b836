"""The output formats by name."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from hexodigest.report.concise import concise
from hexodigest.report.findings import Report
from hexodigest.report.full import full
from hexodigest.report.github import github
from hexodigest.report.gitlab import gitlab
from hexodigest.report.grouped import grouped
from hexodigest.report.json import json, jsonl
from hexodigest.report.junit import junit
from hexodigest.report.sarif import sarif


class Reporter(Protocol):
    """Turns reports, as they come, into text; `color` asks for ANSI colours."""

    def __call__(self, reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
        """Yield text, each piece with its line ends."""
        ...


FORMATS: dict[str, Reporter] = {
    "full": full,
    "concise": concise,
    "grouped": grouped,
    "json": json,
    "jsonl": jsonl,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "sarif": sarif,
}
