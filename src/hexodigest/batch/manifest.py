"""The manifest: what became of each file, a JSON line each; appended to, so that a run can resume.

The last line about a file holds. A line that was cut off when a run was killed is left out. When a
run ends the lines that hold are written anew, sorted.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol, Self

from hexodigest.batch.asking import Answer
from hexodigest.batch.owner import FORMAT, NAME
from hexodigest.convert.target import Loss
from hexodigest.convert.write import write_whole
from hexodigest.diagnostics import Severity
from hexodigest.reading import parse_json, read_file
from hexodigest.source import Span

AROUND: Final = ""  # the source of what belongs to no page


@dataclass(frozen=True, slots=True)
class Entry:
    """What was made of one file: `digest` names all that it was made of."""

    source: str
    digest: str
    files: Mapping[str, str]  # paths in the output folder, each with the digest of what it holds
    asked: Mapping[str, Answer] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()


class Log(Protocol):
    """Where a manifest is kept."""

    @property
    def is_whole(self) -> bool:
        """Whether what was read lay in one piece."""

    def read(self) -> bytes:
        """All lines."""

    def append(self, data: bytes) -> None:
        """Add some lines."""

    def flush(self) -> None:
        """Have all that was added where it is kept."""

    def close(self) -> None:
        """The same, and nothing more is added."""

    def replace(self, lines: Iterable[bytes]) -> None:
        """Have these lines and no others."""


class FileLog:
    """A manifest in an output folder of this machine; it has each line as soon as it is added."""

    def __init__(self, root: Path) -> None:
        """Nothing is read or written yet."""
        self._file = root / NAME
        self._descriptor: int | None = None

    @property
    def is_whole(self) -> bool:
        """A file is."""
        return True

    def read(self) -> bytes:
        """All lines."""
        try:
            return read_file(self._file)
        except FileNotFoundError:
            return b""

    def append(self, data: bytes) -> None:
        """Add some lines at once."""
        if self._descriptor is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            self._descriptor = os.open(self._file, flags, 0o644)
        os.write(self._descriptor, data)

    def flush(self) -> None:
        """All is there."""

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def replace(self, lines: Iterable[bytes]) -> None:
        """Have these lines and no others, or still the old ones."""
        write_whole(self._file, lines)


class Manifest:
    """What became of each source, the last that is known."""

    def __init__(self, log: Log, head: Mapping[str, object]) -> None:
        """Read what is there; `head` is the first line of what is written."""
        self._log = log
        self._header = _json(head)
        self._is_new = False
        self._lines: dict[str, bytes] = {}
        self._files: dict[str, str] = {}
        self._is_in_order = True
        self._read()

    @property
    def sources(self) -> Iterable[str]:
        """What there are entries of."""
        return self._lines.keys()

    def get(self, source: str, path: Path | None) -> Entry | None:
        """The entry of a source; `path` is its file, which its losses are about."""
        line = self._lines.get(source)
        try:
            return None if line is None else _entry(parse_json(line), path)
        except (TypeError, ValueError):  # somebody has written in it
            return None

    def __enter__(self) -> Self:
        """To be added to; at once it says whose the folder is."""
        if self._is_new:
            self._log.append(self._header)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close; nothing is lost that was added."""
        self._log.close()

    def add(self, entries: Iterable[Entry]) -> None:
        """Remember what became of some files, at once."""
        lines: list[bytes] = []
        for entry in entries:
            line = _line(entry)
            if self._lines.get(entry.source) != line:
                self._lines[entry.source] = line
                lines.append(line)
        if lines:
            # What was cut off before ends with its own line.
            start = b"\n" + self._header if self._is_in_order else b""
            self._log.append(start + b"".join(lines))
            self._is_in_order = False

    def flush(self) -> None:
        """Have all that was added where it is kept."""
        self._log.flush()

    def files(self) -> dict[str, str]:
        """Every file that is ours, with the digest of what it held when it was written.

        Those too that a run made before it was killed, and that became something else since.
        """
        return self._files

    def files_of(self, source: str) -> Mapping[str, str]:
        """What a file became, with digests."""
        line = self._lines.get(source)  # to keep all of them would take much memory
        files: dict[str, str] = _object(line)["files"] if line else {}
        return files

    def drop(self, sources: Iterable[str]) -> None:
        """Forget what is gone."""
        for source in sources:
            self._lines.pop(source, None)
            self._is_in_order = False

    def finish(self) -> None:
        """Write the lines that hold, and no others."""
        if self._is_in_order:
            return
        lines = (self._lines[source] for source in sorted(self._lines))
        self._log.replace(chain((self._header,), lines))

    def _read(self) -> None:
        data = self._log.read()
        self._is_new = not data
        for line in data.splitlines(keepends=True):
            found = _object(line)
            if "format" in found:
                if found["format"] != FORMAT:
                    return
            elif _is_entry(found) and _are_texts(found["files"]):
                self._is_in_order &= found["source"] not in self._lines
                self._lines[found["source"]] = line
                self._files |= found["files"]
            elif line.strip():
                self._is_in_order = False
        self._is_in_order &= self._log.is_whole


def _line(entry: Entry) -> bytes:
    losses = [
        [loss.name, loss.message, loss.severity.value, *loss.span, _other_path(loss, entry)]
        for loss in entry.losses
    ]
    return _json(
        {
            "source": entry.source,
            "digest": entry.digest,
            "files": dict(entry.files),
            "asked": dict(entry.asked),
            "losses": losses,
        }
    )


def _other_path(loss: Loss, entry: Entry) -> str | None:
    """The path of a loss that is not about the source itself."""
    is_own = loss.path is not None and loss.path.as_posix().endswith(f"/{entry.source}")
    return None if loss.path is None or (is_own and entry.source) else str(loss.path)


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = parse_json(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_entry(found: dict[str, Any]) -> bool:
    kinds = {
        "source": str,
        "digest": str,
        "files": dict,
        "asked": dict,
        "losses": list,
    }
    return all(isinstance(found.get(key), kind) for key, kind in kinds.items())


def _are_texts(files: dict[str, Any]) -> bool:
    return all(isinstance(mine, str) for mine in files.values())


def _entry(found: dict[str, Any], path: Path | None) -> Entry:
    losses = tuple(
        Loss(name, message, Severity(severity), Span(start, end), Path(other) if other else path)
        for name, message, severity, start, end, other in found["losses"]
    )
    return Entry(found["source"], found["digest"], found["files"], found["asked"], losses)
