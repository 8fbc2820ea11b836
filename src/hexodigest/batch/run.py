"""Many items through one executor: results in order, and no item can hurt another.

All that is asked of an executor is `submit`. Items travel in chunks. When a chunk comes back with
an error, since its worker died, its items are sent again one by one: only the guilty one fails.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from typing import Final, TypeVar

from hexodigest.batch.chunks import MOST_BYTES, MOST_ITEMS, chunked
from hexodigest.batch.limits import Limits
from hexodigest.batch.local import explain_death
from hexodigest.batch.work import Died, Failed, run_chunk

_AHEAD: Final = 4  # chunks a worker that are sent before the first is back

Item = TypeVar("Item")
Result = TypeVar("Result")
Pairs = Iterator[tuple[Item, Result | Failed]]


def run_batch(  # noqa: PLR0913  # what holds for a run, each with a default
    work: Callable[[Item], Result],
    items: Collection[Item],
    executor: Executor | None = None,
    *,
    limits: Limits | None = None,
    size_of: Callable[[Item], int] = lambda _item: 0,
    most_items: int = MOST_ITEMS,
    workers: int = 2,
    ordered: bool = True,
    after: Callable[[], None] = lambda: None,
) -> Pairs[Item, Result]:
    """Each item with its result or why there is none; in order, unless they may come as they do.

    `after` is called when all of a chunk have been taken.

    `work` and items must be picklable, and doing an item twice must do no harm. Without an
    executor all is done here. `workers` decides how many chunks are on their way at once.
    """
    limits = limits or Limits()
    hands = workers if executor else 0
    chunks = chunked(items, size_of, most_items, MOST_BYTES, hands=hands)
    if executor is None:
        for chunk in chunks:
            for item in chunk:
                yield item, run_chunk(work, [item], limits, in_worker=False)[0]
            after()
        return
    ahead = workers * _AHEAD
    for pairs in _through(executor, work, chunks, limits, ahead, ordered=ordered):
        yield from pairs
        after()


def _through(  # noqa: PLR0913  # what holds for a run
    executor: Executor,
    work: Callable[[Item], Result],
    chunks: Iterator[list[Item]],
    limits: Limits,
    ahead: int,
    *,
    ordered: bool,
) -> Iterator[list[tuple[Item, Result | Failed]]]:
    waiting: dict[Future[list[Result | Failed]], list[Item]] = {}  # in the order of sending
    try:
        while True:
            while len(waiting) < ahead and (chunk := next(chunks, None)):
                waiting[_submit(executor, work, chunk, limits)] = chunk
            if not waiting:
                return
            for future in _ready(waiting, ordered=ordered):
                chunk = waiting.pop(future)
                results = _results(executor, work, chunk, future, limits)
                yield list(zip(chunk, results, strict=True))
    finally:
        for future in waiting:
            future.cancel()


def _ready(waiting: Iterable[Future[Result]], *, ordered: bool) -> list[Future[Result]]:
    """The first that was sent, or those that are there first."""
    if ordered:
        return [next(iter(waiting))]
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    return [future for future in waiting if future in done]


def _submit(
    executor: Executor, work: Callable[[Item], Result], chunk: list[Item], limits: Limits
) -> Future[list[Result | Failed]]:
    return executor.submit(run_chunk, work, chunk, limits, in_worker=True)


def _results(
    executor: Executor,
    work: Callable[[Item], Result],
    chunk: list[Item],
    future: Future[list[Result | Failed]],
    limits: Limits,
) -> list[Result | Failed]:
    """What a chunk came to. Raises BrokenExecutor when nobody is left to work."""
    try:
        found: list[Result | Failed] | Died = future.result()
    except BrokenExecutor:
        raise
    except (Exception, CancelledError) as error:  # noqa: BLE001  # each has its own for a death
        found = Died(explain_death(error, limits))
    if not isinstance(found, Died):
        return found
    again = [_submit(executor, work, [item], limits) for item in chunk]
    return [_single(one, limits) for one in again]


def _single(future: Future[list[Result | Failed]], limits: Limits) -> Result | Failed:
    try:
        found: list[Result | Failed] | Died = future.result()
    except BrokenExecutor:
        raise
    except (Exception, CancelledError) as error:  # noqa: BLE001  # as above
        return Failed(explain_death(error, limits))
    return Failed(found.message) if isinstance(found, Died) else found[0]
