"""A manifest in an object store, where nothing can be appended to: an object for each piece.

A run that ends leaves `manifest.jsonl`; one that was killed leaves its parts beside that, by turn.
"""

from collections.abc import Callable, Iterable
from typing import Final

from hexodigest.batch.bucket import Bucket, NoObjectError, Version
from hexodigest.batch.owner import STATE
from hexodigest.convert.write import OutputFolderError

_WHOLE: Final = f"{STATE}/manifest.jsonl"
_PARTS: Final = f"{STATE}/parts"
_MOST: Final = 1000  # lines that wait to be sent, where no piece of work ends


class BucketLog:
    """The manifest below an address; `check` raises when the turn is another run's."""

    def __init__(self, bucket: Bucket, turn: int, check: Callable[[], None]) -> None:
        """Nothing is read or written yet."""
        self._bucket = bucket
        self._turn = turn
        self._check = check
        self._waiting: list[bytes] = []
        self._count = 0
        self._whole: Version | None = None
        self._parts: list[str] = []  # that what is written at the end stands for

    @property
    def is_whole(self) -> bool:
        """Whether there were no parts."""
        return not self._parts

    def read(self) -> bytes:
        """The manifest, and the parts of runs since then that were killed."""
        pieces: list[bytes] = []
        last = 0
        try:
            whole = self._bucket.read(_WHOLE)
        except NoObjectError:
            self._whole = None
        else:
            self._whole = whole.about.version
            last = int(whole.mark) if whole.mark.isdecimal() else 0
            pieces.append(whole.data)
        self._parts = sorted(part.key for part in self._bucket.list(_PARTS))
        pieces += [self._bucket.read(part).data for part in self._parts if _turn(part) > last]
        return b"\n".join(pieces)

    def append(self, data: bytes) -> None:
        """Add some lines; they are sent when a piece of work is done."""
        self._waiting.append(data)
        if len(self._waiting) >= _MOST:
            self.flush()

    def flush(self) -> None:
        """Send what waits. Raises OutputFolderError when a later run has begun."""
        if not self._waiting:
            return
        self._check()
        self._count += 1
        part = f"{_PARTS}/{self._turn:09d}-{self._count:09d}.jsonl"
        self._bucket.put(part, b"".join(self._waiting), str(self._turn), None)
        self._waiting = []
        self._parts.append(part)

    def close(self) -> None:
        """Send what waits."""
        self.flush()

    def replace(self, lines: Iterable[bytes]) -> None:
        """Have these lines and no others."""
        self._check()
        self._waiting = []
        data = b"".join(lines)
        if self._bucket.put(_WHOLE, data, str(self._turn), self._whole) is None:
            address = f"{self._bucket.address}/{_WHOLE}"
            raise OutputFolderError(f"`{address}` has changed during this run")
        for part in self._parts:
            self._bucket.delete(part)


def _turn(part: str) -> int:
    number = part.rpartition("/")[2].partition("-")[0]
    return int(number) if number.isdecimal() else 0
