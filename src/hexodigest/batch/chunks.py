"""Items in chunks: large enough to be worth a message, small enough to be done again."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

MOST_ITEMS: Final = 200
MOST_BYTES: Final = 8 << 20

Item = TypeVar("Item")


def chunked(
    items: Iterable[Item],
    size_of: Callable[[Item], int],
    most_items: int = MOST_ITEMS,
    most_bytes: int = MOST_BYTES,
) -> Iterator[list[Item]]:
    """The items in their order; an item that is too large for any chunk is one by itself."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        own = size_of(item)
        if chunk and (len(chunk) == most_items or size + own > most_bytes):
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += own
    if chunk:
        yield chunk
