"""An object a finding, for other programs: in a JSON array, or one a line."""

from collections.abc import Iterable, Iterator
from json import dumps

from hexodigest.diagnostics import Diagnostic, Edit
from hexodigest.report.findings import Report
from hexodigest.report.text import harmless_json, shown_path
from hexodigest.source import Source

_Json = dict[str, object]


def json(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield the array, an object a line; it is ASCII and never coloured."""
    del color
    separator = "["
    for source, diagnostics in reports:
        for diagnostic in diagnostics:
            yield f"{separator}\n  {harmless_json(dumps(_finding(source, diagnostic)))}"
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def jsonl(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield an object a line, as soon as it is known."""
    del color
    for source, diagnostics in reports:
        for diagnostic in diagnostics:
            yield f"{harmless_json(dumps(_finding(source, diagnostic)))}\n"


def _finding(source: Source, diagnostic: Diagnostic) -> _Json:
    fix = diagnostic.fix
    return {
        "path": shown_path(source.path),
        **_place(source, diagnostic.span.start, diagnostic.span.end),
        "severity": str(diagnostic.severity),
        "name": diagnostic.name,
        "message": diagnostic.message,
        "fix": fix
        and {
            "message": fix.message,
            "safe": fix.safe,
            "edits": [_edit(source, edit) for edit in fix.edits],
        },
    }


def _edit(source: Source, edit: Edit) -> _Json:
    return {**_place(source, edit.span.start, edit.span.end), "text": edit.text}


def _place(source: Source, start: int, end: int) -> _Json:
    """Lines and columns from 1; the end is the place after the last character."""
    line, column = source.position(start)
    end_line, end_column = source.position(end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
