"""Where work is done: here, in processes of this machine, or wherever an entry point leads."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Final

from hexodigest.batch.limits import Limits
from hexodigest.batch.local import LocalExecutor

GROUP: Final = "hexodigest.executors"


class ExecutorError(Exception):
    """There is no such executor, or it cannot be reached; the message is one line."""


def width_of(executor: Executor | None, jobs: int) -> int:
    """How many pieces of work an executor does at once: its own `workers`, or `jobs`."""
    width = getattr(executor, "workers", jobs)
    return width if isinstance(width, int) and width > 0 else jobs


@contextmanager
def open_executor(
    jobs: int, address: str = "", limits: Limits | None = None, *, has_threads: bool = False
) -> Iterator[Executor | None]:
    """The executor for a run: None for one job here, else processes, or what `address` names.

    An address is `NAME:REST`; NAME is an entry point of the group `hexodigest.executors`, called
    with the whole address. `has_threads`: something here has threads, as a client of an object
    store, which processes must not inherit. Raises ExecutorError.
    """
    if not address and jobs == 1:
        yield None
        return
    executor = (
        _connect(address) if address else LocalExecutor(jobs, limits, has_threads=has_threads)
    )
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=True, cancel_futures=True)
        raise
    executor.shutdown(wait=True)


def _connect(address: str) -> Executor:
    # It imports all that reads e-mail.
    from importlib.metadata import entry_points  # noqa: PLC0415

    name = address.partition(":")[0]
    known = {point.name: point for point in entry_points(group=GROUP)}
    if name not in known:
        raise ExecutorError(f"no executor `{name}`, expected one of {', '.join(sorted(known))}")
    connect: Callable[[str], Executor] = known[name].load()
    try:
        executor = connect(address)
    except ExecutorError:
        raise
    except Exception as error:
        raise ExecutorError(f"executor `{address}`: {error}") from error
    return executor
