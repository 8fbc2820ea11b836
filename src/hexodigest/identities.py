"""What a file or a folder is known by, from one run to the next."""

import os
from stat import S_IFMT, S_ISREG
from time import time_ns
from typing import Final

try:
    from _blake2 import blake2b  # what `hashlib` has, without OpenSSL, which takes 2 ms
except ImportError:  # another Python
    from hashlib import blake2b

# Size, last change of the content, last change of anything, number: that is a file's identity.
Identity = tuple[int, int, int, int]

# A change within this time of an earlier one may leave the same times: FAT counts in two seconds.
_TICK: Final = 2_000_000_000
_NOT_THERE: Final = ""
_DIGEST_SIZE: Final = 12  # bytes


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
        return digest_of_names(entries_of(folder))
    except (OSError, ValueError):
        return _NOT_THERE


def kind_at(path: str) -> int:
    """What stands at a path: a file, a folder; 0 for nothing."""
    try:
        return S_IFMT(os.stat(path).st_mode)  # noqa: PTH116  # a number is all that is wanted
    except (OSError, ValueError):
        return 0


def entries_of(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises OSError where it cannot be listed."""
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def digest_of_names(entries: list[os.DirEntry[str]]) -> str:
    """A digest of names, and of what kind of thing each is."""
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
