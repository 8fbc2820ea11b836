"""What was found in a post, in plain values.

A result is an empty list where nothing was found; else the findings, and what reports show of the
post (see `excerpt`).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hexodigest.diagnostics import Diagnostic, Edit, Fix, Severity
from hexodigest.identities import digest_of
from hexodigest.lint.cache.excerpt import Excerpt
from hexodigest.lint.outcomes import Checked, Shown
from hexodigest.reading import read_file
from hexodigest.source import Source, Span


def result_of(found: Sequence[Diagnostic], excerpt: list[Any] | None) -> list[Any]:
    """The findings as lists, texts and numbers."""
    rows = [
        [each.name, each.message, each.severity, *each.span, _plain_fix(each.fix)] for each in found
    ]
    return [rows, excerpt] if rows else []


def checked(result: list[Any], path: Path, shown: Shown, digest: str) -> Checked:
    """What is known of the post at `path`, which is read where more of it is shown than is known.

    Raises ValueError or TypeError for what is no result, and where the post has another digest.
    """
    rows, excerpt = result or ((), ((), ()))
    found = _findings(rows, path)
    source: Source = Excerpt(path, excerpt)
    if found and (shown is Shown.TEXT or (excerpt is None and shown is Shown.LINES)):
        source = Source(read_file(path), path)
        if digest_of(source.data) != digest:
            raise ValueError(digest)
    return Checked(source, found, source)


def _findings(rows: Sequence[Any], path: Path) -> list[Diagnostic]:
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
