"""Which lines an execution reaches for the first time, found cheaply.

A function whose lines have brought nothing new for a while is entered without being traced; now and
then everything is traced again.
"""

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Final

_PATIENCE: Final = 60  # entries into a function without a new line before it is left alone
_FULL: Final = 50  # executions between two that trace everything
_OURS: Final = ("hexodigest", "mistune")

Trace = Callable[[FrameType, str, object], "Trace | None"]


class Guide:
    """Runs executions and says which of them reached something new."""

    def __init__(self) -> None:
        """Nothing is known."""
        self.lines: dict[CodeType, set[int]] = {}
        self._calm: dict[CodeType, int] = {}
        self._foreign: set[CodeType] = set()
        self._has_new = False
        self._count = 0

    def run(self, execution: Callable[[], None]) -> bool:
        """Whether it reached a line for the first time; what it raises is raised."""
        self._has_new = False
        self._count += 1
        if self._count % _FULL == 0:
            self._calm.clear()
        sys.settrace(self._enter)
        try:
            execution()
        finally:
            sys.settrace(None)
        return self._has_new

    @property
    def reached(self) -> int:
        """How many lines have been reached."""
        return sum(map(len, self.lines.values()))

    def _enter(self, frame: FrameType, _event: str, _argument: object) -> "Trace | None":
        code = frame.f_code
        if code in self._foreign:
            return None
        if code not in self.lines:
            if not any(name in code.co_filename for name in _OURS):
                self._foreign.add(code)
                return None
            self.lines[code] = set()
            self._has_new = True
        calm = self._calm.get(code, 0)
        if calm > _PATIENCE:
            return None
        self._calm[code] = calm + 1
        return self._line

    def _line(self, frame: FrameType, event: str, _argument: object) -> "Trace | None":
        if event == "line":
            lines = self.lines[frame.f_code]
            if frame.f_lineno not in lines:
                lines.add(frame.f_lineno)
                self._calm[frame.f_code] = 0
                self._has_new = True
        return self._line
