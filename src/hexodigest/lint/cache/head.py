"""The head of the cache's file: all that a run needs in which nothing has changed."""

import json
from typing import Any, BinaryIO, NamedTuple

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


class Known(NamedTuple):
    """A cache that is one: its head, and what else is in the file, which is read when asked for."""

    head: Head
    rest_digest: str
    file: BinaryIO  # at the end of the head

    def rest(self) -> bytes:
        """What stands after the head; nothing where it is damaged."""
        with self.file as file:
            data = file.read()
        return data if digest_of(data) == self.rest_digest else b""


def open_cache(path: str, key: str) -> Known | None:
    """The cache at `path` that was written under `key`; None for anything else."""
    try:
        file = open(path, "rb")  # noqa: PTH123, SIM115  # a text; `rest` closes it
    except OSError:
        return None
    try:
        words = file.readline().removesuffix(b"\n").split(b" ")
        head = file.readline().removesuffix(b"\n")
        expected = [MAGIC, str(FORMAT).encode(), key.encode(), digest_of(head).encode()]
        if words[:-1] == expected:
            return Known(Head(**json.loads(head)), words[-1].decode("ascii", "replace"), file)
    except (OSError, ValueError, TypeError, RecursionError):
        pass
    file.close()
    return None
