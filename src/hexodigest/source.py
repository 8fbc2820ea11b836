"""Bytes and text, once: what a file holds and what Hexo sees of it.

Hexo reads a file as UTF-8, drops one byte order mark and turns CRLF into LF before anything else
looks at it (hexo-fs, `escapeBOM` and `escapeEOL`). `Source.text` is that text, and every offset
in hexodigest counts its characters. `Source` remembers what was dropped, so that an edit of the
text becomes an edit of the bytes which leaves every other byte alone.
"""

import codecs
import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, count
from operator import add
from pathlib import Path
from typing import NamedTuple

from hexodigest.patterns import later
from hexodigest.reading import read_file

BOM = b"\xef\xbb\xbf"
_NEWLINE = later(r"\r\n?|\n")
_NOTE = "hexodigest-note"  # the codec error handler that notes faults
_NOTES = threading.local()  # where it notes them: files are read in several threads at once
_CONTROL = later(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Span(NamedTuple):
    """A half-open range of characters of `Source.text`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column, both from 1, the column in characters."""

    line: int
    column: int


class BadBytes(NamedTuple):
    """Bytes that are not UTF-8: each run is one U+FFFD of the text."""

    offset: int  # of the U+FFFD in the text
    data: bytes


@dataclass(frozen=True)
class Source:
    """A file as it is (`data`) and as Hexo sees it (`text`)."""

    data: bytes
    path: Path | None = None
    text: str = field(init=False)
    bad_bytes: tuple[BadBytes, ...] = field(init=False)
    dropped_returns: tuple[int, ...] = field(init=False, repr=False)  # offsets before the dropping

    def __post_init__(self) -> None:
        """Decode once; nothing is lost, for `data` stays."""
        decoded, bad = _decode(self.data.removeprefix(BOM))
        text = decoded.replace("\r\n", "\n")
        returns: tuple[int, ...] = ()
        if len(text) != len(decoded):
            returns = tuple(match.start() for match in re.finditer("\r\n", decoded))
        runs = tuple(BadBytes(offset - bisect_left(returns, offset), run) for offset, run in bad)
        for name, value in (("text", text), ("bad_bytes", runs), ("dropped_returns", returns)):
            object.__setattr__(self, name, value)

    @property
    def has_bom(self) -> bool:
        """Whether the file starts with a UTF-8 byte order mark."""
        return self.data.startswith(BOM)

    @cached_property
    def newlines(self) -> dict[str, int]:
        r"""How often each line end (`"\n"`, `"\r\n"`, `"\r"`) occurs, the first seen first."""
        counts: dict[str, int] = {}
        for match in _NEWLINE.finditer(self.data.decode("utf-8", "replace")):
            counts[match.group()] = counts.get(match.group(), 0) + 1
        return counts

    @property
    def newline(self) -> str:
        r"""The line end that new text gets: the file's commonest, `"\n"` for a file of one line."""
        return max(self.newlines, key=lambda end: self.newlines[end], default="\n")

    @cached_property
    def controls(self) -> tuple[int, ...]:
        """Offsets of control characters other than tab, line feed and carriage return."""
        return tuple(match.start() for match in _CONTROL.finditer(self.text))

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _NEWLINE.finditer(self.text))]
        *lines, _ = self.text.split("\n")
        return [0, *map(add, accumulate(map(len, lines)), count(1))]

    def position(self, offset: int) -> Position:
        """Where `offset` is, for people; a lone CR ends a line as it does on a screen."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its end."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """The text at `span`."""
        return self.text[span.start : span.end]

    def replace(self, replacements: Iterable[tuple[Span, str]]) -> bytes:
        """The file's bytes with each span replaced; every other byte stays as it was.

        Line feeds in the new text become the file's own line end. Raises ValueError when two
        spans overlap.
        """
        parts = [BOM] if self.has_bom else []
        reader = _ByteReader(self, self.data.removeprefix(BOM))
        for span, new in sorted(replacements, key=lambda item: item[0]):
            parts.append(reader.until(span.start))
            reader.until(span.end)
            parts.append(new.replace("\n", self.newline).encode("utf-8", "surrogatepass"))
        parts.append(reader.rest())
        return b"".join(parts)


def read_source(path: Path, most: int | None = None) -> Source:
    """The file at `path`. Raises OSError when it cannot be read, or has more than `most` bytes."""
    return Source(read_file(path, most), path)


@dataclass(slots=True)
class _ByteReader:
    """Walks the text and its bytes side by side, forward only, so that a pass is linear."""

    source: Source
    data: bytes  # without the byte order mark
    offset: int = 0  # in the text
    byte: int = 0
    returns: int = 0  # CRs passed
    bad: int = 0  # runs of bad bytes passed

    def until(self, offset: int) -> bytes:
        """The bytes from where we are to `offset` of the text."""
        if offset < self.offset:
            message = "edits overlap"
            raise ValueError(message)
        start = self.byte
        text = self.source.text[self.offset : offset]
        self.byte += len(text.encode("utf-8")) + self._dropped(offset) + self._bad_bytes(offset)
        self.offset = offset
        return self.data[start : self.byte]

    def rest(self) -> bytes:
        """The bytes from where we are to the end."""
        return self.data[self.byte :]

    def _dropped(self, end: int) -> int:
        """How many CRs the text up to `end` has lost since the last call."""
        before = self.returns
        dropped = self.source.dropped_returns
        while self.returns < len(dropped) and dropped[self.returns] - self.returns < end:
            self.returns += 1
        return self.returns - before

    def _bad_bytes(self, end: int) -> int:
        """What the bad bytes up to `end` take up beyond the three bytes of their U+FFFD."""
        extra = 0
        runs = self.source.bad_bytes
        while self.bad < len(runs) and runs[self.bad].offset < end:
            extra += len(runs[self.bad].data) - len("\ufffd".encode())
            self.bad += 1
        return extra


def _decode(data: bytes) -> tuple[str, list[BadBytes]]:
    """Decode as Node does: each ill-formed run becomes one U+FFFD."""
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_with_faults(data)


def _decode_with_faults(data: bytes) -> tuple[str, list[BadBytes]]:
    """The slow path: note each run that is not UTF-8 and the offset of its U+FFFD."""
    parts: list[str] = []
    bad: list[BadBytes] = []
    length = start = 0
    for fault in _faults(data):
        good = data[start : fault.start].decode("utf-8")
        length += len(good)
        bad.append(BadBytes(length, data[fault.start : fault.end]))
        parts += (good, "\ufffd")
        length += 1
        start = fault.end
    parts.append(data[start:].decode("utf-8"))
    return "".join(parts), bad


def _faults(data: bytes) -> list[Span]:
    """Byte ranges that are not UTF-8, found by the codec itself in one pass."""
    _NOTES.found = []
    data.decode("utf-8", _NOTE)
    found: list[Span] = _NOTES.found
    return found


def _note(error: UnicodeError) -> tuple[str, int]:
    """Note where the decoder stopped, and go on behind it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _NOTES.found.append(Span(error.start, error.end))
    return "\ufffd", error.end


codecs.register_error(_NOTE, _note)
