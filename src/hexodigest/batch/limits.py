"""What one file may cost, and how a worker is stopped that costs more."""

import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import IO, Final

_GRACE: Final = 0.5  # seconds between asking a piece of work to stop and ending its process
_SLACK: Final = 0.5  # seconds more: for so long the guard of one piece of work serves the next
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
        _guard(seconds)
    with _alarm(seconds):
        yield


@contextmanager
def guarded() -> Iterator[None]:
    """End no process after this block for what took long in it."""
    _guarded.clear()
    try:
        yield
    finally:
        if _guarded:
            faulthandler.cancel_dump_traceback_later()
            _guarded.clear()


_guarded: list[float] = []  # since when the guard waits, if it does


def _guard(seconds: float) -> None:
    """Have this process ended if it is busy for so long; each new guard costs a thread."""
    now = time.monotonic()
    if not _guarded or now > _guarded[0] + _SLACK:
        later = seconds + _GRACE + _SLACK
        faulthandler.dump_traceback_later(later, exit=True, file=_nowhere())
        _guarded[:] = [now]


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
