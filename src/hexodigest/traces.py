"""What a run looks at is noted, so that a later run can tell whether it would see the same.

Three things are noted. *Settings* are files and folders that decide how everything else is read:
one that changes makes all results void. *Folders* are those whose names were listed. *Questions*
are what the check of one post asked of the blog around it; they can be asked again, and where the
answers are the same, so is the result.

Nothing is noted unless somebody wants to know: `watching` for a run, `asking` for one post.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import blake2b
from stat import S_IFMT, S_ISREG
from time import time_ns
from typing import Final

# Size, last change of the content, last change of anything, number: that is a file's identity.
Identity = tuple[int, int, int, int]
Question = tuple[str, str]  # what is asked, and about what

# A change within this time of an earlier one may leave the same times: FAT counts in two seconds.
_TICK: Final = 2_000_000_000
_NOT_THERE: Final = ""
_DIGEST_SIZE: Final = 12  # bytes


@dataclass(slots=True)
class Seen:
    """A file or folder as it was; `identity` is None where it cannot be relied on."""

    identity: Identity | None
    digest: str  # of what it holds; empty where there was none


@dataclass(slots=True)
class Watched:
    """What a run looked at, by absolute paths."""

    settings: dict[str, Seen] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)  # 0 where there is nothing
    folders: dict[str, Seen] = field(default_factory=dict)


@dataclass(slots=True)
class Asked:
    """What the check of one post asked, with digests of the answers."""

    answers: dict[Question, str] = field(default_factory=dict)
    is_repeatable: bool = True  # False where what was asked cannot be asked again


_watched: ContextVar[Watched | None] = ContextVar("_watched", default=None)
_asked: ContextVar[Asked | None] = ContextVar("_asked", default=None)


@contextmanager
def watching(watched: Watched) -> Iterator[None]:
    """Note in `watched` what is looked at meanwhile."""
    token = _watched.set(watched)
    try:
        yield
    finally:
        _watched.reset(token)


@contextmanager
def asking() -> Iterator[Asked]:
    """Note what is asked meanwhile."""
    asked = Asked()
    token = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(token)


@contextmanager
def unasked() -> Iterator[None]:
    """Note no question meanwhile: what is asked of what is being made is noted when it is used."""
    token = _asked.set(None)
    try:
        yield
    finally:
        _asked.reset(token)


def look_at(path: str | os.PathLike[str]) -> None:
    """A file is about to be read that decides how others are read."""
    watched = _watched.get()
    name = os.path.abspath(path)  # noqa: PTH100  # links stay as they are
    if watched is not None and name not in watched.settings:
        watched.settings[name] = seen_file(name)


def look_for(path: str | os.PathLike[str]) -> None:
    """It is about to be asked whether there is a file or a folder, which decides the same."""
    watched = _watched.get()
    name = os.path.abspath(path)  # noqa: PTH100  # links stay as they are
    if watched is not None and name not in watched.kinds:
        watched.kinds[name] = kind_at(name)


def scan(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises OSError where it cannot be listed."""
    watched = _watched.get()
    name = os.path.abspath(folder)  # noqa: PTH100  # links stay as they are
    if watched is None or name in watched.folders:
        return _entries(folder)
    watched.folders[name] = Seen(None, _NOT_THERE)
    identity = identity_at(name)
    entries = _entries(folder)
    watched.folders[name] = Seen(identity, _digest_of_names(entries))
    for entry in entries:
        if entry.is_symlink():  # what becomes of its end does not show in this folder
            look_for(entry.path)
    return entries


def look_into(folder: str | os.PathLike[str]) -> None:
    """The names in a folder, or its being there, are about to be asked for."""
    if _watched.get() is not None:
        name = os.path.abspath(folder)  # noqa: PTH100  # links stay as they are
        while not os.path.isdir(name) and os.path.dirname(name) != name:  # noqa: PTH112, PTH120
            name = os.path.dirname(name)  # noqa: PTH120  # where it would be made
        try:
            scan(name)
        except OSError:
            return


def ask(kind: str, about: str, answer: object) -> None:
    """A question is answered; `answer` must be made of plain values, in an order that holds."""
    asked = _asked.get()
    if asked is not None and (kind, about) not in asked.answers:
        asked.answers[kind, about] = digest_of(repr(answer).encode("utf-8", "surrogatepass"))


def is_asking() -> bool:
    """Whether somebody notes questions: an answer that costs something need be given to none."""
    return _asked.get() is not None


def ask_what_cannot_be_asked_again() -> None:
    """The result depends on something that nobody knows to ask for, such as code of a user's."""
    asked = _asked.get()
    if asked is not None:
        asked.is_repeatable = False


def digest_of(data: bytes) -> str:
    """A short digest."""
    return blake2b(data, digest_size=_DIGEST_SIZE).hexdigest()


def identity_at(path: str) -> Identity | None:
    """A file's identity; None where there is none, and where the next change may not show."""
    now = time_ns()
    try:
        state = os.stat(path)  # noqa: PTH116  # of thousands
    except (OSError, ValueError):
        return None
    identity = identity_of(state)
    return identity if is_settled(identity, now) else None


def identity_of(state: os.stat_result) -> Identity:
    """The identity of a file of which the system has told."""
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def is_settled(identity: Identity, now: int) -> bool:
    """Whether each change from now on gives the file other times."""
    # On Windows the third is when the file was made.
    return max(identity[1], identity[2]) + _TICK < now


def seen_file(path: str) -> Seen:
    """A file as it is now; a folder is one without content."""
    identity = identity_at(path)
    return Seen(identity, content_digest(path))


def content_digest(path: str) -> str:
    """A digest of what a file holds; empty where there is none."""
    try:
        if not S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  # no pipe is waited for
            return "no file"
        with open(path, "rb") as file:  # noqa: PTH123  # of thousands
            return digest_of(file.read())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return _NOT_THERE
    except OSError:
        return "unreadable"


def names_digest(folder: str) -> str:
    """A digest of the names in a folder; empty where it cannot be listed."""
    try:
        return _digest_of_names(_entries(folder))
    except (OSError, ValueError):
        return _NOT_THERE


def kind_at(path: str) -> int:
    """What stands at a path: a file, a folder; 0 for nothing."""
    try:
        return S_IFMT(os.stat(path).st_mode)  # noqa: PTH116  # a number is all that is wanted
    except (OSError, ValueError):
        return 0


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def _digest_of_names(entries: list[os.DirEntry[str]]) -> str:
    lines = [f"{entry.name}\0{_mark(entry)}" for entry in entries if not _is_ours(entry.name)]
    return digest_of("\n".join(lines).encode("utf-8", "surrogateescape")) or _NOT_THERE


def _is_ours(name: str) -> bool:
    """Whether it is a file that we put there for a moment, or the cache."""
    return name.startswith(".hexodigest")


def _mark(entry: os.DirEntry[str]) -> str:
    """What kind of thing it is; of a link also where it leads."""
    if entry.is_symlink():
        kind = kind_at(entry.path)
        try:
            return f"{kind} {os.readlink(entry.path)}"  # noqa: PTH115  # a text is wanted
        except OSError:
            return str(kind)
    return "d" if entry.is_dir() else "f" if entry.is_file() else "o"
