"""Items in chunks: large enough to be worth a message, small enough to be done again."""

from collections.abc import Callable, Collection, Iterator
from typing import Final, TypeVar

MOST_ITEMS: Final = 200
MOST_BYTES: Final = 8 << 20
_FEWEST: Final = 16  # below that a message costs more than waiting for one hand does

Item = TypeVar("Item")


def chunked(  # what holds for a run
    items: Collection[Item],
    size_of: Callable[[Item], int],
    most_items: int = MOST_ITEMS,
    most_bytes: int = MOST_BYTES,
    *,
    hands: int = 0,
) -> Iterator[list[Item]]:
    """The items in their order; an item that is too large for any chunk is one by itself.

    Chunks get smaller towards the end, so that `hands` that take them are done at about one time.
    """
    chunk: list[Item] = []
    size = 0
    most = _most(len(items), most_items, hands)
    for done, item in enumerate(items):
        own = size_of(item)
        if chunk and (len(chunk) == most or size + own > most_bytes):
            yield chunk
            chunk, size = [], 0
            most = _most(len(items) - done, most_items, hands)
        chunk.append(item)
        size += own
    if chunk:
        yield chunk


def _most(left: int, most_items: int, hands: int) -> int:
    """How many items the next chunk may have: half of a hand's part of what is left."""
    if not hands:
        return most_items
    return min(most_items, max(_FEWEST, left // (2 * hands)))
