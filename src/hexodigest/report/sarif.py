"""SARIF 2.1.0, for code scanning: one run with the findings, their rules' pages and fixes."""

import os
from collections.abc import Iterable, Iterator
from json import dumps
from pathlib import Path
from urllib.parse import quote

from hexodigest.diagnostics import Diagnostic, Fix, Severity
from hexodigest.report.findings import Report
from hexodigest.report.fingerprints import fingerprints
from hexodigest.report.text import harmless_json, printable
from hexodigest.source import Source, Span
from hexodigest.version import VERSION

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_Json = dict[str, object]


def sarif(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield the log in one piece; it is ASCII and never coloured."""
    del color
    results: list[_Json] = []
    rules: dict[str, int] = {}
    for source, found in reports:
        for each, fingerprint in zip(found, fingerprints(source, found), strict=True):
            index = rules.setdefault(each.name, len(rules))
            results.append(_result(source, each, fingerprint, index))
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield harmless_json(dumps(log, indent=1)) + "\n"


def _driver(names: Iterable[str]) -> _Json:
    from hexodigest.lint.registry import all_rules  # noqa: PLC0415 # no other format needs rules

    known = {rule.name: rule for rule in all_rules()}
    described: list[_Json] = []
    for name in names:
        rule = known.get(name)
        described.append(
            {
                "id": printable(name),
                "shortDescription": {"text": rule.summary},
                "help": {"text": rule.page, "markdown": rule.page},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                "properties": {"tags": [rule.group]},
            }
            if rule
            else {"id": printable(name)}
        )
    return {"name": "hexodigest", "version": VERSION, "rules": described}


def _result(source: Source, found: Diagnostic, fingerprint: str, index: int) -> _Json:
    place = {"artifactLocation": _artifact(source), "region": _region(source, found.span)}
    return {
        "ruleId": printable(found.name),
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": printable(found.message)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"ruleAndText/v1": fingerprint},
        **({"fixes": [_fix(source, found.fix)]} if found.fix and found.fix.edits else {}),
    }


def _fix(source: Source, fix: Fix) -> _Json:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(source), "replacements": replacements}
    return {"description": {"text": printable(fix.message)}, "artifactChanges": [change]}


def _artifact(source: Source) -> _Json:
    """A relative path as it was given, an absolute one as a `file:` URI."""
    path = source.path or Path("-")
    uri = quote(os.fsencode(path.as_posix()))
    return {"uri": f"file://{uri}" if path.is_absolute() else uri}


def _region(source: Source, span: Span) -> _Json:
    """Lines and columns from 1; the end is the place after the last character."""
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
