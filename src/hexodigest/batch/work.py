"""What a worker does: a chunk of items, each within its limits, none a danger to the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from hexodigest.batch.limits import Limits, OutOfTimeError, guarded, time_limit

_LONGEST: Final = 300  # characters of somebody else's message

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no result for an item, in one line."""

    message: str


@dataclass(frozen=True, slots=True)
class Died:
    """What an executor may give back in place of results: the process of the work is dead."""

    message: str


def run_chunk(
    work: Callable[[Item], Result], items: Sequence[Item], limits: Limits, *, in_worker: bool
) -> list[Result | Failed]:
    """The result of each item, or why there is none, in their order.

    In a worker an item that cannot be interrupted ends the process.
    """
    with guarded():
        return [_run(work, item, limits, in_worker=in_worker) for item in items]


def _run(
    work: Callable[[Item], Result], item: Item, limits: Limits, *, in_worker: bool
) -> Result | Failed:
    try:
        with time_limit(limits.seconds, may_end_process=in_worker):
            return work(item)
    except OutOfTimeError:
        return Failed(out_of_time(limits))
    except MemoryError:
        return Failed(f"needs more than {limits.memory >> 20} MiB of memory")
    except OSError as error:
        return Failed(one_line(error.strerror.lower() if error.strerror else str(error)))
    except Exception as error:  # noqa: BLE001  # whatever it is, the other items go on
        return Failed(f"internal error: {type(error).__name__}: {one_line(str(error))}")


def out_of_time(limits: Limits) -> str:
    """What is said of an item that took too long."""
    return f"took longer than {limits.seconds:g} s"


def one_line(text: str) -> str:
    """The beginning of a message, without what would break a line."""
    return " ".join(text[:_LONGEST].split())
