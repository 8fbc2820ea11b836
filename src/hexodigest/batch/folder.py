"""The output folder: whole files only, below it only, and never over what is not ours.

What belongs to the run lies in `.hexodigest/` there: temporary files, the manifest, and a journal
of each worker, which names a file before it is written for the first time. A file is ours when the
manifest or a journal has it and it is still as it was written.
"""

import errno
import json
import os
import platform
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from hexodigest.batch.asking import digest
from hexodigest.batch.lock import refuse_links, take
from hexodigest.batch.manifest import FileLog
from hexodigest.batch.owner import LOCK, STATE, UNFINISHED
from hexodigest.convert.paths import UnsafePathError
from hexodigest.convert.write import TEMPORARY, OutputFolderError, write_whole
from hexodigest.elsewhere import files_at, stat_of
from hexodigest.reading import parse_json, read_file

_JOURNAL: Final = "journal-"
_HOST: Final = re.sub(r"\W", "-", platform.node())[:32]  # machines may share the folder


class ForeignFileError(Exception):
    """A file is there that is not ours."""


class Put(NamedTuple):
    """A file that lies in the folder; `is_new` unless it was there as it should be."""

    digest: str
    is_new: bool


@dataclass(frozen=True)
class Folder:
    """A folder of this machine. With `durable` each file is on the disk before the next."""

    root: Path
    run: str
    force: bool = False
    durable: bool = False

    def put(
        self, path: PurePosixPath, content: bytes | Path, mine: str | None, *, ours: bool = False
    ) -> Put:
        """Have `content` at `path`.

        `mine` is the digest of what we wrote there before; `ours` says that it is ours, whatever
        it is. Raises ForeignFileError, UnsafePathError when a link leads out of the folder, and
        OSError.
        """
        state = _state(self)
        place = state.place(path)
        new = digest_of(content)
        old = _digest_at(place, content)
        if old == new:
            return Put(new, is_new=False)
        is_ours = ours or self.force or old in {None, mine} or str(path) in state.journaled
        if not is_ours or place.is_dir():
            raise ForeignFileError(str(path))
        if old is None:
            state.note(path)
        state.write(place, content, durable=self.durable)
        return Put(new, is_new=True)

    def has(self, path: str) -> bool:
        """Whether there is something at `path`."""
        return os.path.lexists(os.path.join(_state(self).home, path))  # noqa: PTH118  # asked for each file

    def remove(self, path: str, mine: str) -> bool:
        """Take away what we wrote, and the folders that it leaves empty; False if it was changed.

        What somebody else changed meanwhile stays.
        """
        state = _state(self)
        place = state.home / path
        is_copy = mine.startswith(_COPY)
        try:
            if not place.parent.resolve().is_relative_to(state.home):
                return False
            old = _digest_at(place, place if is_copy else b"")
        except ValueError:  # no name of a file: somebody has written in the manifest
            return False
        if old not in {mine, None}:
            return False
        if old:
            place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == state.home:
                break
            try:
                folder.rmdir()
            except OSError:
                break
        return True

    @contextmanager
    def locked(self) -> Iterator["Folder"]:
        """Keep others from writing here, and sweep away what a run that was killed has left.

        Raises OutputFolderError when another run is at it, OSError when nothing can be written.
        """
        own = self.root / STATE
        own.mkdir(parents=True, exist_ok=True)
        refuse_links(own)
        _state.cache_clear()
        with (own / LOCK).open("w") as lock:
            if not take(lock.fileno()):
                raise OutputFolderError(f"another conversion is writing to `{self.root}`")
            shutil.rmtree(own / UNFINISHED, ignore_errors=True)
            for torn in own.glob(f"{TEMPORARY}*"):
                torn.unlink(missing_ok=True)
            (own / UNFINISHED).mkdir(exist_ok=True)
            try:
                yield self
            finally:
                _state(self).close()
            shutil.rmtree(own / UNFINISHED, ignore_errors=True)

    def forget_journals(self) -> None:
        """The manifest has all that was written."""
        for journal in (self.root / STATE).glob(f"{_JOURNAL}*"):
            journal.unlink(missing_ok=True)

    def log(self) -> FileLog:
        """Where the manifest is."""
        return FileLog(self.root)

    def load(self, name: str) -> bytes | None:
        """What an earlier run has left for later ones."""
        try:
            return read_file(self.root / STATE / name)
        except OSError:
            return None

    def save(self, name: str, data: bytes) -> None:
        """Leave something for later runs."""
        write_whole(self.root / STATE / name, data)


_COPY: Final = "copy "


def digest_of(content: bytes | Path) -> str:
    """A name for what is to be written; a file that is copied goes by its size and its time."""
    if isinstance(content, bytes):
        return digest(content)
    found = stat_of(content)
    return f"{_COPY}{found.st_size} {found.st_mtime_ns}"


_NOTHING: Final = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG))


def _digest_at(place: Path, content: bytes | Path) -> str | None:
    """The digest of what is there, of the same kind as that of `content`; None: nothing."""
    try:
        mode = place.lstat().st_mode
        if stat.S_ISLNK(mode):
            return "a link"
        if not stat.S_ISREG(mode):  # no pipe is waited for
            return "no file"
        return digest_of(place if isinstance(content, Path) else place.read_bytes())
    except PermissionError:
        return "no file"
    except OSError as error:
        if error.errno in _NOTHING:
            return None
        raise


@lru_cache(maxsize=4)
def _state(folder: Folder) -> "_State":
    return _State(folder.root, folder.run)


class _State:
    """What a process remembers of the folder."""

    def __init__(self, root: Path, run: str) -> None:
        self.home = root.resolve()
        self._own = self.home / STATE
        self._run = run
        self._count = 0
        self._made: set[Path] = set()

    @cached_property
    def journaled(self) -> frozenset[str]:
        """What journals name: files of a run that was killed before its manifest had them."""
        found: set[str] = set()
        for journal in filter(Path.is_file, self._own.glob(f"{_JOURNAL}*")):
            for line in journal.read_bytes().splitlines():  # others write in theirs meanwhile
                try:
                    found.add(str(parse_json(line)))
                except ValueError:  # the last line of a run that was killed
                    continue
        return frozenset(found)

    @cached_property
    def _journal(self) -> int:
        _ = self.journaled  # before there is one of our own
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)
        return os.open(
            self._own / f"{_JOURNAL}{self._run}-{_HOST}-{os.getpid()}.jsonl", flags, 0o644
        )

    def note(self, path: PurePosixPath) -> None:
        os.write(self._journal, json.dumps(str(path)).encode() + b"\n")

    def close(self) -> None:
        """Let go of the journal, so that the folder's disk can be taken away."""
        journal = self.__dict__.pop("_journal", None)
        if journal is not None:
            os.close(journal)

    def place(self, path: PurePosixPath) -> Path:
        """Where a file goes, in a folder that is there and lies within ours."""
        place = self.home / path
        if place.parent not in self._made:
            inside = place.parent.resolve()
            if not inside.is_relative_to(self.home) or inside.is_relative_to(self._own):
                raise UnsafePathError(f"`{path}` leads out of the output folder")
            place.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(place.parent)
        return place

    def write(self, place: Path, content: bytes | Path, *, durable: bool) -> None:
        """Make `place` hold `content`; whoever looks sees the old file or the new one."""
        self._count += 1
        temporary = self._own / UNFINISHED / f"{_HOST}-{os.getpid()}-{self._count}"
        try:
            with temporary.open("wb") as stream:
                if isinstance(content, bytes):
                    stream.write(content)
                elif files_at(content):
                    stream.write(read_file(content))
                else:
                    with content.open("rb") as original:
                        shutil.copyfileobj(original, stream)
                if durable:
                    stream.flush()
                    os.fsync(stream.fileno())
            if isinstance(content, Path):
                time = stat_of(content).st_mtime_ns
                os.utime(temporary, ns=(time, time))
            temporary.replace(place)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        if durable:
            _sync(place.parent)


def _sync(folder: Path) -> None:
    """Have the name on the disk too."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
