"""Processes of this machine: one that dies takes its piece of work with it and nothing else."""

import faulthandler
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar

from hexodigest.batch.limits import KILLED, Limits, limit_memory
from hexodigest.batch.work import one_line, out_of_time

Result = TypeVar("Result")
_P = ParamSpec("_P")


class LocalExecutor(Executor):
    """Pebble's process pool behind the interface that everybody knows."""

    def __init__(
        self, workers: int, limits: Limits | None = None, *, has_threads: bool = False
    ) -> None:
        """Start nothing yet; processes come with the first piece of work.

        A process that `has_threads` must not be forked.
        """
        from pebble import ProcessPool  # noqa: PLC0415  # 20 ms that a small run need not spend

        memory = (limits or Limits()).memory
        self._pool = ProcessPool(
            max_workers=workers,
            initializer=_prepare,
            initargs=(memory,),
            context=_context(has_threads=has_threads),
        )

    def submit(
        self, fn: Callable[_P, Result], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[Result]:
        """Have `fn` called in a worker; its death is this future's error."""
        future: Future[Result] = self._pool.schedule(fn, args=args, kwargs=kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # as `Executor` has it
        """Let the workers finish, or end them when their work is of no use any more."""
        if cancel_futures:
            self._pool.stop()
        else:
            self._pool.close()
        if wait:
            self._pool.join()


def _context(*, has_threads: bool) -> BaseContext:
    if sys.platform != "linux":
        return multiprocessing.get_context()
    # A fork has all modules loaded; a server or a new process imports them anew.
    return multiprocessing.get_context("forkserver" if has_threads else "fork")


def _prepare(memory: int) -> None:
    """In a new worker: limits hold, and Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.disable()  # the parent says in one line what became of a worker
    limit_memory(memory)


def explain_death(error: Exception, limits: Limits) -> str:
    """Why a piece of work that was alone in its worker has no result."""
    code = getattr(error, "exitcode", None)
    if code == KILLED:
        return f"{out_of_time(limits)} and could not be interrupted"
    if isinstance(code, int) and code < 0:
        return f"its worker crashed ({_signal_name(-code)})"
    if isinstance(code, int):
        return f"its worker ended with exit code {code}"
    return f"its worker is lost ({type(error).__name__}: {one_line(str(error))})"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
