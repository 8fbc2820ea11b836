"""Read a file that is one: no pipe is waited for, and no half of a change is taken."""

import errno
import json
import os
import stat
import time
from pathlib import Path
from typing import Any, Final

from hexodigest.elsewhere import files_at

MAX_FILE_SIZE: Final = 16 << 20  # bytes; a larger post is a mistake, and costs a minute to read
_PIECE: Final = 1 << 20
_TRIES: Final = 2
_SETTLED: Final = 1.0  # seconds since the last change: then nobody is writing any more
_WRITING: Final = 0.02  # seconds in which one call has written what it writes


class UnreadableError(OSError):
    """A path that is no file to read: a pipe, a device, a socket."""


class TooLargeError(OSError):
    """A file of more bytes than are allowed."""


def read_file(path: Path, most: int | None = None) -> bytes:
    """All bytes of the regular file at `path`, as they were at one moment.

    Raises OSError: also UnreadableError for what is no file, TooLargeError for one of more than
    `most` bytes.
    """
    elsewhere = files_at(path)
    if elsewhere is not None:
        return elsewhere.read(path, most)
    for _ in range(_TRIES):
        try:
            data = _read_once(path, most)
        except OSError as error:
            error.filename = error.filename or str(path)
            raise
        if data is not None:
            return data
    raise OSError(errno.EAGAIN, "the file changes while it is read", str(path))


def parse_json(text: str | bytes) -> Any:  # noqa: ANN401  # JSON may be anything
    """What a JSON text of unknown origin says. Raises ValueError, also for one nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _read_once(path: Path, most: int | None) -> bytes | None:
    """The bytes; None when the file was changed meanwhile."""
    # Without O_NONBLOCK a pipe that nobody writes to is waited for.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        if path.exists() and not path.is_file() and not path.is_dir():  # a socket cannot be opened
            raise UnreadableError(errno.EINVAL, "not a regular file") from error
        raise
    try:
        before = os.fstat(descriptor)
        if stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableError(errno.EINVAL, "not a regular file")
        if most is not None and before.st_size > most:
            raise too_large(before.st_size, most)
        data = _all_of(descriptor, before.st_size)
        age = (time.time_ns() - before.st_mtime_ns) / 1e9
        if 0 <= age < _SETTLED and not _is_still(descriptor, data, _WRITING - age):
            return None
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    is_same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if is_same and len(data) == after.st_size else None


def _is_still(descriptor: int, data: bytes, wait: float) -> bool:
    """Whether the file holds the same a moment later: its time is set before what is written."""
    time.sleep(max(0.0, wait))
    os.lseek(descriptor, 0, os.SEEK_SET)
    return _all_of(descriptor, len(data)) == data


def too_large(size: int, most: int) -> TooLargeError:
    """What is raised for a file of `size` bytes where `most` are allowed."""
    message = f"larger than {_size(most)} ({_size(size)}); --max-file-size raises the bound"
    return TooLargeError(errno.EFBIG, message)


def _all_of(descriptor: int, size: int) -> bytes:
    """What the file holds, up to one byte more than it should: then it has grown."""
    first = os.read(descriptor, size + 1)
    if len(first) >= size:
        return first
    pieces = [first]
    while pieces[-1] and sum(map(len, pieces)) <= size:
        pieces.append(os.read(descriptor, _PIECE))
    return b"".join(pieces)


def _size(count: int) -> str:
    """`16 MiB`, `1.5 MiB`, `100 bytes`."""
    if count < _PIECE:
        return f"{count} bytes"
    return f"{round(count / _PIECE, 1):g} MiB"
