"""What was found in a post, in plain values."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hexodigest.diagnostics import Diagnostic, Edit, Fix, Severity
from hexodigest.source import Span


def plain(found: Sequence[Diagnostic]) -> list[Any]:
    """The findings as lists, texts and numbers."""
    return [
        [each.name, each.message, each.severity, *each.span, _plain_fix(each.fix)] for each in found
    ]


def findings(rows: list[Any], path: Path) -> list[Diagnostic]:
    """The findings in the post at `path`. Raises ValueError or TypeError for what is none."""
    return [
        Diagnostic(str(name), str(message), Severity(severity), _span(start, end), path, _fix(fix))
        for name, message, severity, start, end, fix in rows
    ]


def _plain_fix(fix: Fix | None) -> list[Any] | None:
    if fix is None:
        return None
    return [fix.message, fix.safe, [[*edit.span, edit.text] for edit in fix.edits]]


def _fix(plain: list[Any] | None) -> Fix | None:
    if plain is None:
        return None
    message, safe, edits = plain
    made = (Edit(_span(start, end), str(text)) for start, end, text in edits)
    return Fix(str(message), tuple(made), bool(safe))


def _span(start: int, end: int) -> Span:
    if not 0 <= int(start) <= int(end):
        raise ValueError(start)
    return Span(int(start), int(end))
