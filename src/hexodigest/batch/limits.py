"""What one file may cost, and how a worker is stopped that costs more."""

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import IO, Final

_GRACE: Final = 0.5  # seconds between asking a piece of work to stop and ending its process
KILLED: Final = 1  # the exit code of a process that `faulthandler` ends


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take; 0 is no limit."""

    seconds: float = 120
    memory: int = (
        4 << 30
    )  # bytes of address space of a worker, where the system can hold it to that


class OutOfTimeError(BaseException):
    """The time is up. No `Exception`, for what catches those must not go on."""


@contextmanager
def time_limit(seconds: float, *, may_end_process: bool) -> Iterator[None]:
    """Raise OutOfTimeError in what takes longer; end the process if that does not stop it.

    The first needs a system with SIGALRM and the main thread; code of C that holds the
    interpreter is stopped by the second alone.
    """
    if seconds <= 0:
        yield
        return
    if may_end_process:
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=_nowhere())
    try:
        with _alarm(seconds):
            yield
    finally:
        if may_end_process:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not _has_alarm():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, interval)
        signal.signal(signal.SIGALRM, before)


def _has_alarm() -> bool:
    return hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError


_opened: list[IO[str]] = []


def _nowhere() -> IO[str]:
    """A file for `faulthandler`, which wants one that stays open."""
    if not _opened:
        _opened.append(open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    return _opened[0]


def limit_memory(amount: int) -> None:
    """Let this process have no more memory; a larger request is then a MemoryError."""
    if amount <= 0 or sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or amount < most:
        resource.setrlimit(resource.RLIMIT_AS, (amount, most))
