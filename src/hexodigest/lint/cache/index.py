"""What is in the cache, in two files, and how they are written and read.

The head has a line that says what it is, and a line of JSON with all that a run needs in which
nothing has changed; it is put in its place at once. What only other runs need is in the `body`.
Nothing in either is code. A head that is damaged, cut off, of another version, or made up by
somebody is as good as none.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import time, time_ns
from typing import Any

from hexodigest.identities import Identity, digest_of
from hexodigest.lint.cache.body import Body, Piece, new_body, prefix_of
from hexodigest.lint.cache.head import FORMAT, LEFT_OUT, MAGIC, Head
from hexodigest.lint.cache.row import Row
from hexodigest.traces import Seen

_UNKNOWN: Identity = (-1, -1, -1, -1)  # where an identity cannot be relied on
_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MOST_RUNS = 8  # of which is remembered what files they found
_EVER = 1.0e18  # seconds
# Seconds after which a file is nobody's that was never finished, or of which no head knows.
_ABANDONED, _UNKNOWN_BODY = 3600, 60


@dataclass(slots=True)
class Index:
    """All that is known from earlier runs."""

    settings: dict[str, Seen] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    folders: dict[str, Seen] = field(default_factory=dict)
    runs: dict[str, list[int]] = field(default_factory=dict)  # places in `rows`
    clock: tuple[float, float] = (0, 0)  # between these moments no date comes or goes
    rows: dict[str, Row] = field(default_factory=dict)
    tables: dict[tuple[str, str], str | Piece] = field(default_factory=dict)  # by blog and name
    body: Body | None = None


def read_index(head: Head, folder: str) -> Index | None:
    """The whole index; None for anything that is none."""
    try:
        _check(head)
        body = Body(folder, head.body)
        return Index(
            {path: Seen(_identity(seen[:4]), seen[4]) for path, seen in head.settings.items()},
            head.kinds,
            {path: Seen(_identity(seen[:4]), seen[4]) for path, seen in head.folders.items()},
            head.runs,
            head.clock,
            {
                row[0]: Row(
                    _identity(row[1:5]),
                    row[5],
                    row[6],
                    row[7],
                    row[8],
                    Piece(body, row[9], row[10]),
                )
                for row in head.rows
            },
            {(root, name): Piece(body, *place) for root, name, *place in head.tables},
            body,
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
        and all(row[8] is None or type(row[8]) is float for row in head.rows)
        and all(_is_place(row[9:]) for row in head.rows)
        and all(_is_place(table[2:]) for table in head.tables)
    )
    if not is_right:
        raise ValueError(head)


def _is_seen(values: list[Any]) -> bool:
    return [type(value) for value in values] == [int, int, int, int, str]


def _is_place(values: list[Any]) -> bool:
    return [type(value) for value in values] == [int, int] and min(values) >= 0


def write_index(index: Index, folder: str, name: str, key: str) -> None:
    """Put the index into the cache; what cannot be written is not."""
    with suppress(OSError):
        _prepare(folder, prefix_of(name), index.body)
        old, body = index.body, _body_for(index, folder, name)
        is_there = False
        try:
            _fill(index, body)
            is_there = write_file(folder, name, _head_bytes(index, body, key))
        finally:
            if body is not old:
                unused = old if is_there else body
                if unused:
                    unused.remove()


def _body_for(index: Index, folder: str, name: str) -> Body:
    """The body as it is, or a new one where half of it is of no use any more."""
    pieces = [row.piece for row in index.rows.values()] + [
        table for table in index.tables.values() if isinstance(table, Piece)
    ]
    used = sum(piece.length for piece in pieces if piece)
    size = index.body.size if index.body else 0
    if index.body and size and used <= size <= 2 * used:
        return index.body
    return new_body(folder, name)


def _fill(index: Index, body: Body) -> None:
    """Give each row and table a piece of the body."""
    rows = [row for row in index.rows.values() if row.piece is None or row.piece.body is not body]
    tables = {
        key: table if isinstance(table, str) else _text(table)
        for key, table in index.tables.items()
        if isinstance(table, str) or table.body is not body
    }
    texts = [*(row.text for row in rows), *tables.values()]
    made = iter(body.append(texts) if texts else ())
    for row in rows:
        row.piece = next(made)
    for key in tables:
        index.tables[key] = next(made)


def _text(table: Piece) -> str:
    try:
        return table.text
    except ValueError:
        return "null"


def _head_bytes(index: Index, body: Body, key: str) -> bytes:
    head = {
        "settings": {path: _seen(seen) for path, seen in index.settings.items()},
        "kinds": index.kinds,
        "folders": {path: _seen(seen) for path, seen in index.folders.items()},
        "runs": index.runs,
        "clock": index.clock,
        "rows": [
            [path, *(row.identity or _UNKNOWN), *row.plain] for path, row in index.rows.items()
        ],
        "tables": [[*key, *table[1:]] for key, table in index.tables.items()],
        "body": body.name,
    }
    data = json.dumps(head, separators=(",", ":")).encode()
    return b"%s %d %s %s\n%s" % (MAGIC, FORMAT, key.encode(), digest_of(data).encode(), data)


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
    moments = [row.moment for row in rows.values() if row.moment is not None]
    past = (moment for moment in moments if moment <= now)
    return max(past, default=-_EVER), min((m for m in moments if m > now), default=_EVER)


def write_file(folder: str, name: str, data: bytes) -> bool:
    """Put a file into the cache at once, whole or not at all; whether it is there."""
    # `tempfile` would import half of the files of the standard library.
    temporary = os.path.join(folder, f"{name}-{os.getpid()}-{time_ns():x}.tmp")  # noqa: PTH118
    try:
        handle = os.open(temporary, _NEW_FILE, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(temporary, os.path.join(folder, name))  # noqa: PTH105, PTH118  # texts
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108  # as above
            raise
    except OSError:
        return False
    return True


def _prepare(folder: str, bodies: str, body: Body | None) -> None:
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
            patience = _UNKNOWN_BODY if entry.name.startswith(bodies) else _ABANDONED
            is_left = entry.name.endswith(".tmp") or entry.name.startswith(bodies)
            if is_left and not (body and entry.name == body.name):
                with suppress(FileNotFoundError):
                    if entry.stat().st_mtime < time() - patience:
                        os.unlink(entry.path)  # noqa: PTH108


def _seen(seen: Seen) -> list[Any]:
    return [*(seen.identity or _UNKNOWN), seen.digest]


def _identity(numbers: list[int]) -> Identity | None:
    size, changed, touched, inode = numbers
    return None if size < 0 else (size, changed, touched, inode)
