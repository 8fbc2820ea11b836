"""The second file of the cache: what few runs need, piece by piece.

Pieces are added at its end, and the head says where each is. A digest stands before each piece, so
that what is damaged, or stands where another run has written as well, is known for it. Where half
of it is no piece any more, all of it is written anew under another name.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from stat import S_ISREG
from time import time_ns
from typing import Final, NamedTuple

from hexodigest.identities import digest_of

_NAME: Final = re.compile(r"facts-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+")
_FEW: Final = 50  # pieces that are read one by one
# A link is not followed: who put it there may have meant another file.
_APPEND: Final = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)


class Body:
    """A file of pieces; one that is not there has none."""

    def __init__(self, folder: str, name: str) -> None:
        """Read nothing yet. Raises ValueError for a name that is none of ours."""
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        self.name = name
        self._path = os.path.join(folder, name)  # noqa: PTH118  # texts, as all here
        self._read = 0
        self._data: bytes | None = None

    @property
    def size(self) -> int:
        """How many bytes it has."""
        try:
            state = os.lstat(self._path)
        except OSError:
            return 0
        return state.st_size if S_ISREG(state.st_mode) else 0

    def text(self, start: int, length: int) -> str:
        """A piece. Raises ValueError for what is none, or is damaged."""
        try:
            digest, _, data = self._bytes(start, length).partition(b" ")
        except (OSError, OverflowError) as error:
            raise ValueError(start) from error
        if digest_of(data).encode() != digest:
            raise ValueError(start)
        return data.decode("ascii")

    def append(self, texts: Sequence[str]) -> "list[Piece]":
        """Add pieces. Raises OSError."""
        data = [text.encode("ascii") for text in texts]
        lines = [b"%s %s\n" % (digest_of(each).encode(), each) for each in data]
        start = self._write(b"".join(lines))
        pieces = []
        for line in lines:
            pieces.append(Piece(self, start, len(line) - 1))
            start += len(line)
        return pieces

    def remove(self) -> None:
        """Take the file away."""
        with suppress(OSError):
            os.unlink(self._path)  # noqa: PTH108

    def _bytes(self, start: int, length: int) -> bytes:
        self._read += 1
        if self._data is None and self._read <= _FEW:
            with open(self._path, "rb") as file:  # noqa: PTH123
                file.seek(start)
                return file.read(length)
        if self._data is None:
            with open(self._path, "rb") as file:  # noqa: PTH123
                self._data = file.read()
        return self._data[start : start + length]

    def _write(self, data: bytes) -> int:
        """Write at the end, and return where that was."""
        new = 0 if self.size else os.O_CREAT | os.O_EXCL
        handle = os.open(self._path, _APPEND | _BINARY | new, 0o600)
        try:
            written = os.write(handle, data)
            start = os.lseek(handle, 0, os.SEEK_CUR) - written
            while written < len(data):
                written += os.write(handle, data[written:])
        finally:
            os.close(handle)
        return start


class Piece(NamedTuple):
    """Where a text stands."""

    body: Body
    start: int
    length: int

    @property
    def text(self) -> str:
        """The text. Raises ValueError where it is damaged."""
        return self.body.text(self.start, self.length)


def new_body(folder: str, name: str) -> Body:
    """A body for the cache of that name (`lint-…`), which no other run writes."""
    return Body(folder, f"{prefix_of(name)}{os.getpid():x}-{time_ns():x}")


def prefix_of(name: str) -> str:
    """How the names of all bodies begin that belong to the cache of that name."""
    return f"facts-{name.partition('-')[2]}-"
