"""A Dask cluster as an executor: `dask:tcp://host:8786`, by the extra `hexodigest[distributed]`.

A Dask worker has no hard limit of time, and a piece of work that crashes takes all of its others
along. So each worker keeps processes of its own for the work, and only those die.
"""

import re
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from multiprocessing import process
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from hexodigest.batch.executors import ExecutorError
from hexodigest.batch.limits import Limits
from hexodigest.batch.local import LocalExecutor, explain_death
from hexodigest.batch.work import Died

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE: Final = 15  # seconds to find the scheduler
_ADDRESS: Final = re.compile(r"(?:[a-z]+://)?(?:[^\s:/\[\]]+|\[[0-9a-fA-F:.%]+\]):\d{1,5}/?")
_EXAMPLE: Final = "dask:tcp://host:8786"
_RETRIES: Final = 3  # of work whose Dask worker is lost; it is done again from the start

_P = ParamSpec("_P")
Result = TypeVar("Result")


def connect(address: str) -> "DaskExecutor":
    """The cluster whose scheduler is at `dask:ADDRESS`. Raises ExecutorError."""
    try:
        from distributed import Client  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        raise ExecutorError("Dask needs `pip install hexodigest[distributed]`") from error
    scheduler = address.partition(":")[2]
    if not _ADDRESS.fullmatch(scheduler):  # Dask looks half a minute for one that cannot be
        raise ExecutorError(f"`{address}` is no address, expected one such as `{_EXAMPLE}`")
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TypeError, ValueError) as error:
        raise ExecutorError(f"no Dask scheduler at `{scheduler}`") from error
    return DaskExecutor(client)


class DaskExecutor(Executor):
    """Dask's own executor, with what makes it safe for us."""

    def __init__(self, client: "Client") -> None:
        """Take a client that is connected."""
        self._client = client
        # By default Dask takes equal calls for one call, and does not repeat lost ones.
        self._pool = client.get_executor(pure=False, retries=_RETRIES)

    @property
    def workers(self) -> int:
        """How many pieces of work the cluster does at once."""
        return sum(self._client.nthreads().values())

    def submit(
        self, fn: Callable[_P, Result], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[Result]:
        """Have `fn` called in a process of some worker."""
        call = dumps(partial(fn, *args, **kwargs), HIGHEST_PROTOCOL)
        future: Future[Result] = self._pool.submit(isolated, call, _limits(args))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # as `Executor` has it
        """Leave the cluster as it is."""
        self._pool.shutdown(wait=wait and not cancel_futures)
        self._client.close()


_own = threading.local()  # an executor for each thread of a Dask worker


def isolated(call: bytes, limits: Limits) -> "Packed | Died":
    """Make the pickled call in a process of this thread's own; its death is an answer, no error.

    An error would make Dask repeat what can only fail again.
    """
    if not hasattr(_own, "executor"):
        # A Dask worker is a daemon, and those may not have children; ours end with it.
        process.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
        _own.executor = LocalExecutor(1, has_threads=True)
    executor: LocalExecutor = _own.executor
    try:
        return Packed(executor.submit(_answer, call).result())
    except OSError as error:  # pebble's for a process that has died
        return Died(explain_death(error, limits))


def _answer(call: bytes) -> bytes:
    return dumps(loads(call)(), HIGHEST_PROTOCOL)  # noqa: S301  # what the coordinator has sent


@dataclass(frozen=True, slots=True)
class Packed:
    """A pickled answer, which is unpacked when this is: a Dask worker only passes it on."""

    data: bytes

    def __reduce__(self) -> tuple[Callable[[bytes], object], tuple[bytes]]:
        """As what it holds."""
        return loads, (self.data,)


def _limits(args: tuple[Any, ...]) -> Limits:
    return next((each for each in args if isinstance(each, Limits)), Limits())
