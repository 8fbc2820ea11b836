"""Processes of this machine: one that dies takes its piece of work with it and nothing else."""

import faulthandler
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from functools import partial
from multiprocessing.context import BaseContext
from threading import RLock
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from hexodigest.batch.limits import KILLED, Limits, limit_memory
from hexodigest.batch.work import one_line, out_of_time

if TYPE_CHECKING:
    from pebble import ProcessPool

_TRIES: Final = 3  # pools that may break under one piece of work

Result = TypeVar("Result")
_P = ParamSpec("_P")


class LocalExecutor(Executor):
    """Pebble's process pool behind the interface that everybody knows.

    A pool of pebble's is broken as a whole when a worker dies before it has told what it does.
    Another takes its place then, and gets what the broken one had.
    """

    def __init__(
        self, workers: int, limits: Limits | None = None, *, has_threads: bool = False
    ) -> None:
        """Start nothing yet; processes come with the first piece of work.

        A process that `has_threads` must not be forked.
        """
        from pebble import ProcessPool  # noqa: PLC0415  # 20 ms that a small run need not spend

        memory = (limits or Limits()).memory
        self._new_pool = partial(
            ProcessPool,
            max_workers=workers,
            initializer=_prepare,
            initargs=(memory,),
            context=_context(has_threads=has_threads),
        )
        self._pool = self._new_pool()
        self._broken: list[ProcessPool] = []
        self._lock = RLock()
        self._is_closed = False

    def submit(
        self, fn: Callable[_P, Result], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[Result]:
        """Have `fn` called in a worker; its death is this future's error."""
        answer: Future[Result] = Future()
        self._send(answer, partial(fn, *args, **kwargs), _TRIES)
        return answer

    def _send(self, answer: Future[Result], call: Callable[[], Result], tries: int) -> None:
        """Have the call made by the pool of now."""
        with self._lock:
            pool = self._pool
            try:
                sent: Future[Result] = pool.schedule(call)
            except RuntimeError:  # broken, or not there any more
                if not tries or not self._renew(pool):
                    raise
                pool, tries = self._pool, tries - 1
                sent = pool.schedule(call)

        def settle(done: Future[Result]) -> None:
            error = None if done.cancelled() else done.exception()
            is_broken = isinstance(error, BrokenExecutor)
            if is_broken and tries and not answer.cancelled() and self._renew(pool):
                self._send(answer, call, tries - 1)
            elif answer.set_running_or_notify_cancel():
                if error or done.cancelled():
                    answer.set_exception(error or CancelledError())
                else:
                    answer.set_result(done.result())

        sent.add_done_callback(settle)
        answer.add_done_callback(lambda done: sent.cancel() if done.cancelled() else None)

    def _renew(self, pool: "ProcessPool") -> bool:
        """Put another pool in the place of a broken one; False when no more is to be done."""
        with self._lock:
            if pool in self._broken:
                return True
            if self._is_closed:
                return False
            self._broken.append(pool)
            self._pool = self._new_pool()
            return True

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # as `Executor` has it
        """Let the workers finish, or end them when their work is of no use any more."""
        with self._lock:
            self._is_closed = cancel_futures
            pools = [*self._broken, self._pool]
        for pool in pools:
            if cancel_futures or pool is not pools[-1]:
                pool.stop()
            else:
                pool.close()
            if wait:
                pool.join()


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
