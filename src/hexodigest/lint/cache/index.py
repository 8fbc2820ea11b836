"""The one file of the cache: what is in it, and how it is written and read.

It has a line that says what it is, a line of JSON with all that a run needs in which nothing has
changed, and then a line for each file with what only other runs need. Nothing in it is code. A
file that is damaged, cut off, of another version, or made up by somebody is as good as none.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import time, time_ns
from typing import Any

from hexodigest.identities import Identity, digest_of
from hexodigest.lint.cache.head import FORMAT, LEFT_OUT, MAGIC, Head, Known
from hexodigest.site.memory import moment_of
from hexodigest.traces import Seen

_UNKNOWN: Identity = (-1, -1, -1, -1)  # where an identity cannot be relied on
_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MOST_RUNS = 8  # of which is remembered what files they found
_EVER = 1.0e18  # seconds
_ABANDONED = 3600  # seconds after which a file that was never finished is nobody's

Result = list[Any]  # of a post; see `results`


@dataclass(slots=True)
class Row:
    """A file: how it was, what was found in it, what it is to others.

    `facts`, `kept` and `asked` are JSON, empty where there is none.
    """

    identity: Identity | None
    digest: str
    result: Result | int | None = None
    flags: int = 0
    facts: str = ""
    kept: str = ""
    asked: str = ""


@dataclass(slots=True)
class Index:
    """All that is known from earlier runs."""

    settings: dict[str, Seen] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    folders: dict[str, Seen] = field(default_factory=dict)
    runs: dict[str, list[int]] = field(default_factory=dict)  # places in `rows`
    clock: tuple[float, float] = (0, 0)  # between these moments no date comes or goes
    rows: dict[str, Row] = field(default_factory=dict)
    tables: dict[tuple[str, str], str] = field(default_factory=dict)  # JSON, by blog and name


def read_index(known: Known) -> Index | None:
    """The whole index; None for anything that is none."""
    head = known.head
    try:
        lines = known.rest().decode("ascii").split("\n")
        _check(head)
        count = len(head.rows)
        rows = {
            row[0]: Row(_identity(row[1:5]), row[5], row[6], row[7], *line.split("\t"))
            for row, line in zip(head.rows, lines[:count], strict=True)
        }
        tables = (line.split("\t") for line in lines[count:-1])
        return Index(
            {path: Seen(_identity(seen[:4]), seen[4]) for path, seen in head.settings.items()},
            head.kinds,
            {path: Seen(_identity(seen[:4]), seen[4]) for path, seen in head.folders.items()},
            head.runs,
            head.clock,
            rows,
            {(json.loads(root), json.loads(name)): table for root, name, table in tables},
        )
    except (OSError, ValueError, TypeError, AttributeError, LookupError):
        return None


def _check(head: Head) -> None:
    """Raise ValueError for what is not as we write it; results and facts are checked when used."""
    places = range(len(head.rows))
    seen = [*head.settings.values(), *head.folders.values()]
    is_right = (
        all(_is_seen(each) for each in seen)
        and all(type(kind) is int for kind in head.kinds.values())
        and all(type(at) is int and at in places for run in head.runs.values() for at in run)
        and [type(moment) for moment in head.clock] == [float, float]
        and all(isinstance(row[0], str) and _is_seen(row[1:6]) for row in head.rows)
        and all(isinstance(row[6], list) or row[6] in {None, LEFT_OUT} for row in head.rows)
        and all(type(row[7]) is int for row in head.rows)
    )
    if not is_right:
        raise ValueError(head)


def _is_seen(values: list[Any]) -> bool:
    return [type(value) for value in values] == [int, int, int, int, str]


def index_bytes(index: Index, key: str) -> bytes:
    """The index as it is written."""
    head = {
        "settings": {path: _seen(seen) for path, seen in index.settings.items()},
        "kinds": index.kinds,
        "folders": {path: _seen(seen) for path, seen in index.folders.items()},
        "runs": index.runs,
        "clock": index.clock,
        "rows": [
            [path, *(row.identity or _UNKNOWN), row.digest, row.result, row.flags]
            for path, row in index.rows.items()
        ],
    }
    first = json.dumps(head, separators=(",", ":")).encode()
    lines = [f"{row.facts}\t{row.kept}\t{row.asked}\n" for row in index.rows.values()]
    for (root, name), table in index.tables.items():
        lines.append(f"{json.dumps(root)}\t{json.dumps(name)}\t{table}\n")
    rest = "".join(lines).encode()
    said = f"{FORMAT} {key} {digest_of(first)} {digest_of(rest)}".encode()
    return b"\n".join((b" ".join((MAGIC, said)), first, rest))


def runs_of(
    rows: Iterable[str],
    known: Mapping[str, list[int]],
    names: Sequence[str],
    run: tuple[str, list[str]] | None,
) -> dict[str, list[int]]:
    """Which of the rows each run finds: those of the `known` runs by `names`, and of this one."""
    places = {path: at for at, path in enumerate(rows)}
    runs = {
        key: [places[names[at]] for at in found if names[at] in places]
        for key, found in known.items()
    }
    if run and all(path in places for path in run[1]):
        runs.pop(run[0], None)
        runs[run[0]] = [places[path] for path in run[1]]
    return dict(list(runs.items())[-_MOST_RUNS:])


def clock_of(rows: Mapping[str, Row]) -> tuple[float, float]:
    """The last date that has come, and the next that is to come."""
    now = time()
    moments = [moment for row in rows.values() if (moment := moment_of(row.facts)) is not None]
    past = (moment for moment in moments if moment <= now)
    return max(past, default=-_EVER), min((m for m in moments if m > now), default=_EVER)


def write_file(folder: str, name: str, data: bytes) -> None:
    """Put a file into the cache at once, whole or not at all; what cannot be written is not."""
    with suppress(OSError):
        _prepare(folder)
        # `tempfile` would import half of the files of the standard library.
        temporary = os.path.join(folder, f"{name}-{os.getpid()}-{time_ns():x}.tmp")  # noqa: PTH118
        handle = os.open(temporary, _NEW_FILE, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(temporary, os.path.join(folder, name))  # noqa: PTH105, PTH118  # texts
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108  # as above
            raise


def _prepare(folder: str) -> None:
    """Make the folder, keep it out of git and backups, and take away what was never finished."""
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # texts, as all here
    for name, text in (
        (".gitignore", "*\n"),
        ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
    ):
        with suppress(FileExistsError), open(f"{folder}/{name}", "x", encoding="ascii") as file:  # noqa: PTH123
            file.write(text)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".tmp") and entry.stat().st_mtime < time() - _ABANDONED:
                os.unlink(entry.path)  # noqa: PTH108


def _seen(seen: Seen) -> list[Any]:
    return [*(seen.identity or _UNKNOWN), seen.digest]


def _identity(numbers: list[int]) -> Identity | None:
    size, changed, touched, inode = numbers
    return None if size < 0 else (size, changed, touched, inode)
