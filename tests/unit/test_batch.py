"""Pieces of work in processes: order, and what a crash, a hang and an exception come to."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest
from pebble.pool.base_pool import Task
from pebble.pool.process import PoolManager

from hexodigest.batch import ExecutorError, Failed, Limits, open_executor, run_batch
from hexodigest.batch.chunks import chunked
from hexodigest.batch.executors import GROUP

LIMITS = Limits(seconds=1)


def double(item: object) -> int:
    """What a piece of work may do to its worker, by the item's name."""
    match item:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "leave":
            os._exit(7)
        case "loop":
            while True:
                pass
        case "deaf":
            return sum(range(1 << 40))  # C that keeps the interpreter for itself
        case "raise":
            raise ValueError("no such thing")
        case "memory":
            return len(bytes(8 << 30))
        case int():
            return 2 * item
    raise AssertionError(item)


def outcomes(items: list[object], jobs: int, limits: Limits = LIMITS) -> list[object]:
    with open_executor(jobs, limits=limits) as executor:
        return list(run_batch(double, items, executor, limits=limits, most_items=5, workers=jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    items: list[object] = list(range(103))
    assert outcomes(items, jobs) == [(item, 2 * item) for item in range(103)]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("crash", "its worker crashed (SIGSEGV)"),
        ("leave", "its worker ended with exit code 7"),
        ("loop", "took longer than 1 s"),
        ("deaf", "took longer than 1 s and could not be interrupted"),
        ("raise", "internal error: ValueError: no such thing"),
        ("memory", "needs more than 4096 MiB of memory"),
    ],
)
def test_only_the_guilty_item_fails(item: str, message: str) -> None:
    items: list[object] = [*range(12), item, *range(12, 20)]
    found = outcomes(items, 2)
    assert found.pop(12) == (item, Failed(message))
    assert found == [(number, 2 * number) for number in range(20)]


@pytest.mark.parametrize("item", ["loop", "raise"])
def test_one_job_survives_what_python_can_interrupt(item: str) -> None:
    found = outcomes([1, item, 2], 1, Limits(seconds=0.2))
    assert [isinstance(result, Failed) for _, result in found] == [False, True, False]  # type: ignore[misc]


def test_an_alarm_that_was_set_before_is_set_again() -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _frame: rung.append(number))
    left = signal.setitimer(signal.ITIMER_REAL, 60)
    try:
        outcomes([1], 1)
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 50
    finally:
        signal.setitimer(signal.ITIMER_REAL, *left)
        signal.signal(signal.SIGALRM, before)


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(2) as executor:
        found = list(run_batch(double, range(30), executor, limits=Limits(seconds=0)))
    assert found == [(item, 2 * item) for item in range(30)]


def test_a_run_that_is_given_up_ends_its_workers() -> None:
    def give_up() -> None:
        with open_executor(2, limits=Limits(seconds=60)) as executor:
            assert next(run_batch(double, [1, "loop"], executor, most_items=1)) == (1, 2)
            raise KeyboardInterrupt

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    ("sizes", "lengths"),
    [([], []), ([1] * 7, [3, 3, 1]), ([5, 6, 5, 5, 90, 1], [2, 2, 1, 1])],
)
def test_chunks_keep_to_both_bounds(sizes: list[int], lengths: list[int]) -> None:
    found = list(chunked(sizes, lambda size: size, most_items=3, most_bytes=12))
    assert [item for chunk in found for item in chunk] == sizes
    assert [len(chunk) for chunk in found] == lengths


def test_chunks_get_smaller_towards_the_end_so_that_no_hand_waits_long() -> None:
    chunks = list(chunked(range(1000), lambda _item: 1, hands=2))
    assert [item for chunk in chunks for item in chunk] == list(range(1000))
    counts = [len(chunk) for chunk in chunks]
    assert counts == sorted(counts, reverse=True)
    assert (counts[0], counts[-2]) == (200, 16)


class _Point:
    name = "threads"

    def __init__(self, connect: Callable[[str], ThreadPoolExecutor]) -> None:
        self.load = lambda: connect


def test_an_executor_is_found_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def connect(address: str) -> ThreadPoolExecutor:
        asked.append(address)
        if address.endswith("nowhere"):
            raise OSError("no route to host")
        return ThreadPoolExecutor(1)

    def points(group: str) -> list[_Point]:
        return [_Point(connect)] if group == GROUP else []

    monkeypatch.setattr("importlib.metadata.entry_points", points)
    with open_executor(1, "threads:4") as executor:
        assert list(run_batch(double, [2], executor)) == [(2, 4)]
    assert asked == ["threads:4"]
    with pytest.raises(ExecutorError, match="no executor `x`, expected one of threads"):
        open_executor(1, "x:y").__enter__()
    with pytest.raises(ExecutorError, match="executor `threads:nowhere`: no route to host"):
        open_executor(1, "threads:nowhere").__enter__()


@pytest.mark.parametrize("times", [1, 2])
def test_a_pool_that_breaks_is_replaced(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # As when a worker dies before the pool has heard what it is at.
    left = [times]
    find = PoolManager.find_expired_task

    def find_or_break(manager: PoolManager, worker: int) -> Task:
        if left[0]:
            left[0] -= 1
            raise BrokenProcessPool("All workers expired")
        return find(manager, worker)

    monkeypatch.setattr(PoolManager, "find_expired_task", find_or_break)
    items: list[object] = [1, 2, "crash", 3, 4]
    found = outcomes(items, 2)
    assert left == [0]
    crash = ("crash", Failed("its worker crashed (SIGSEGV)"))
    assert found == [(1, 2), (2, 4), crash, (3, 6), (4, 8)]


def test_a_pool_that_breaks_again_and_again_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none(manager: PoolManager, worker: int) -> Task:
        raise BrokenProcessPool(f"{manager} has lost {worker}")

    monkeypatch.setattr(PoolManager, "find_expired_task", find_none)
    with pytest.raises(BrokenExecutor):
        outcomes(["crash"], 2)
