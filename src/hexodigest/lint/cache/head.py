"""The head of the cache's file: all that a run needs in which nothing has changed."""

import json
from typing import Any, NamedTuple

from hexodigest.identities import digest_of

MAGIC = b"hexodigest-cache"
FORMAT = 1

ASKS_BODIES = 1  # the result depends on what other posts say below their front matter
IS_UNSURE = 2  # the blog around it has changed since
IS_BY_FILE = 4  # the file's own times are in its facts
IS_FRESH = 8  # it had just changed when it was read: a next change may leave its times alone

LEFT_OUT = 0  # in place of a result: Hexo or the configuration leaves the file alone


class Head(NamedTuple):
    """The part of an index that is read first; its rows are lists."""

    settings: dict[str, list[Any]]
    kinds: dict[str, int]
    folders: dict[str, list[Any]]
    runs: dict[str, list[int]]
    clock: tuple[float, float]
    rows: list[list[Any]]


def read_head(data: bytes, key: str) -> Head | None:
    """The head of an index that was written under `key`; None for anything else."""
    parts = parts_of(data, key)
    if parts is None:
        return None
    try:
        return Head(**json.loads(parts[0]))
    except (ValueError, TypeError, RecursionError):
        return None


def parts_of(data: bytes, key: str) -> tuple[bytes, bytes, str] | None:
    """Head, rest, and the digest that the rest should have."""
    first, _, data = data.partition(b"\n")
    words = first.split(b" ")
    head, _, rest = data.partition(b"\n")
    expected = [MAGIC, str(FORMAT).encode(), key.encode(), digest_of(head).encode()]
    if words[:-1] != expected:
        return None
    return head, rest, words[-1].decode("ascii", "replace")
