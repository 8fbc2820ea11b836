"""A Code Quality report for GitLab: a JSON array with an issue a finding."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from json import dumps

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.report.findings import Report
from hexodigest.report.fingerprints import fingerprints
from hexodigest.report.text import harmless_json, printable, shown_path
from hexodigest.source import Source

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield the array, an issue a line; it is ASCII and never coloured."""
    del color
    separator = "["
    for source, diagnostics in reports:
        prints = fingerprints(source, diagnostics)
        for diagnostic, fingerprint in zip(diagnostics, prints, strict=True):
            yield f"{separator}\n  {harmless_json(dumps(_issue(source, diagnostic, fingerprint)))}"
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _issue(source: Source, diagnostic: Diagnostic, fingerprint: str) -> dict[str, object]:
    path = shown_path(source.path)
    lines = {
        "begin": source.position(diagnostic.span.start)[0],
        "end": source.position(diagnostic.span.end)[0],
    }
    return {
        "description": printable(diagnostic.message),
        "check_name": printable(diagnostic.name),
        # Two files may have the same finding, and GitLab wants each to be the only one.
        "fingerprint": sha256(f"{path} {fingerprint}".encode()).hexdigest(),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": lines},
    }
