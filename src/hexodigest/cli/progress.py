"""A bar on stderr that says how far a long run is; only on a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

_PATIENCE = 1.0  # seconds before a run counts as long
_PAUSE = 0.1  # seconds between two pictures
_WIDTH = 30  # cells
_CLEAR = "\r\x1b[2K"

Item = TypeVar("Item")


class Progress:
    """Draws a bar while items are taken; `clear` takes it away before something else is printed."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Draw on stderr unless told otherwise, and nowhere when that is no terminal."""
        self._stream = stream or sys.stderr
        self._is_on = self._stream.isatty()
        self._is_drawn = False
        self._due = time.monotonic() + _PATIENCE

    def show(self, what: str, done: int, total: int) -> None:
        """Draw how many files are `read`, `converted` or whatever is done with them."""
        if self._is_on and time.monotonic() >= self._due:
            self._draw(done, total, f"files {what}".rstrip())
            self._due = time.monotonic() + _PAUSE

    def track(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items, as they are taken."""
        return self.counted(items, len(items))

    def counted(self, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The same for items that are made as they are taken, so many of them."""
        for index, item in enumerate(items):
            self.show("", index, total)
            yield item
        self.clear()

    def say(self, step: str) -> None:
        """Show what is being done, until something else is shown."""
        if self._is_on:
            self._stream.write(f"{_CLEAR}{step} …")
            self._stream.flush()
            self._is_drawn = True

    def clear(self) -> None:
        """Leave the line empty."""
        if self._is_drawn:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._is_drawn = False

    def cleared(self, texts: Iterable[str]) -> Iterator[str]:
        """The texts, the bar taken away before each."""
        for text in texts:
            self.clear()
            yield text

    def _draw(self, done: int, total: int, what: str) -> None:
        filled = _WIDTH * done // total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        self._stream.write(f"{_CLEAR}[{bar}] {done}/{total} {what}")
        self._stream.flush()
        self._is_drawn = True
