"""What was known when a baseline was written, so that only new problems are reported.

A finding is known by its rule and the text that it is about, not by its line: a baseline holds how
many of each a file has, and that many, from the top, are left out.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from hexodigest.diagnostics import INTERNAL_ERROR, Diagnostic
from hexodigest.reading import parse_json, read_file
from hexodigest.report.fingerprints import text_key
from hexodigest.source import Source

_VERSION = 1

# File, rule, key of the text: how many. Paths are relative to the baseline's folder, with `/`.
_Counts = Mapping[str, Mapping[str, Mapping[str, int]]]


class BaselineError(ValueError):
    """A file that is no baseline."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings; `folder` is the one that paths in it are relative to."""

    folder: Path
    known: _Counts

    def new_in(self, source: Source, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Those of the findings that it does not hold."""
        known = self.known.get(relative_path(source.path, self.folder), {})
        seen: Counter[str] = Counter()
        new: list[Diagnostic] = []
        for each in found:
            key = text_key(source, each)
            seen[key] += 1
            if seen[key] > known.get(each.name, {}).get(key, 0):
                new.append(each)
        return new


def read_baseline(file: Path) -> Baseline:
    """Read a baseline. Raises OSError, and BaselineError for what is none."""
    try:
        data = parse_json(read_file(file))
    except ValueError as error:
        message = f"{file}: not JSON"
        raise BaselineError(message) from error
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        message = f"{file}: not a baseline of version {_VERSION}"
        raise BaselineError(message)
    known = data.get("findings")
    if not _is_counts(known):
        message = f"{file}: `findings` is not a map of files, rules and counts"
        raise BaselineError(message)
    return Baseline(_folder(file), known)


def baseline_text(file: Path, found: Iterable[tuple[Source, Sequence[Diagnostic]]]) -> str:
    """What the baseline `file` holds of these findings: JSON, sorted, a line a count."""
    folder = _folder(file)
    counts: dict[str, dict[str, Counter[str]]] = {}
    for source, diagnostics in found:
        name = relative_path(source.path, folder)
        for each in diagnostics:
            if each.name != INTERNAL_ERROR:
                rules = counts.setdefault(name, {})
                rules.setdefault(each.name, Counter())[text_key(source, each)] += 1
    data = {"version": _VERSION, "findings": counts}
    return json.dumps(data, indent=1, sort_keys=True) + "\n"


def relative_path(path: Path | None, folder: Path) -> str:
    """The path from a folder, with `/`; `-` for a text without a file."""
    return Path(os.path.relpath(path, folder)).as_posix() if path else "-"


def _folder(file: Path) -> Path:
    return Path(os.path.abspath(file)).parent  # noqa: PTH100  # a link's own place counts


def _is_counts(data: object) -> TypeGuard[_Counts]:
    return _is_map(data) and all(
        _is_map(rules)
        and all(
            _is_map(keys) and all(isinstance(count, int) for count in keys.values())
            for keys in rules.values()
        )
        for rules in data.values()
    )


def _is_map(data: object) -> TypeGuard[dict[str, object]]:
    return isinstance(data, dict)
