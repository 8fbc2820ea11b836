"""The head of the cache's file: all that a run needs in which nothing has changed."""

import json
import os
from stat import S_ISREG
from typing import Any, NamedTuple

from hexodigest.identities import digest_of

MAGIC = b"hexodigest-cache"
FORMAT = 2

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
    tables: list[list[Any]]
    body: str  # the name of the file that has the rest


def open_cache(path: str, key: str) -> Head | None:
    """The head of the cache at `path` that was written under `key`; None for anything else."""
    try:
        if not S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  # no pipe is waited for
            return None
        with open(path, "rb") as file:  # noqa: PTH123  # a text
            words = file.readline().removesuffix(b"\n").split(b" ")
            head = file.read()
        if words == [MAGIC, str(FORMAT).encode(), key.encode(), digest_of(head).encode()]:
            return Head(**json.loads(head))
    except (OSError, ValueError, TypeError, RecursionError):
        pass
    return None
