"""An output folder in an object store: whole objects, written only where they may be.

A store has no locks. Each run takes a turn, a number that is one higher than the last, and leaves
it with every object that it writes. It writes over what it knows (by the version that the manifest
has) or what an earlier turn has written, and over nothing else. A run that finds a later turn
stops: a command that is repeated goes on at once, and of two at the same time the later one wins.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, unquote

from hexodigest.batch.bucket import (
    Bucket,
    CloudError,
    Content,
    NoObjectError,
    Version,
    address_of,
    bucket_at,
    virtual,
)
from hexodigest.batch.bucket_log import BucketLog
from hexodigest.batch.folder import ForeignFileError, Put, digest_of
from hexodigest.batch.owner import STATE
from hexodigest.convert.paths import UnsafePathError, safe_path
from hexodigest.convert.write import OutputFolderError
from hexodigest.reading import parse_json, read_file

_TURN: Final = f"{STATE}/turn"
_TRIES: Final = 5


@dataclass(frozen=True)
class BucketFolder:
    """The objects below an address, which `root` stands for."""

    root: Path
    run: str
    force: bool = False
    source: str = ""  # the way to the blog, as a manifest has it
    turn: int = 0

    def put(
        self, path: PurePosixPath, content: bytes | Path, mine: str | None, *, ours: bool = False
    ) -> Put:
        """Have `content` at `path`, as `Folder.put` does."""
        key = _key(path)
        bucket = bucket_at(self.root)
        new = digest_of(content)
        was = _version(mine, new) if mine else None
        if mine and was and mine.startswith(f"{quote(new)} ") and bucket.version(key) == was:
            return Put(mine, is_new=False)
        data = content if isinstance(content, bytes) else read_file(content)
        known = _version(mine, None) if mine else None
        version = bucket.put(key, data, str(self.turn), known)
        if version is not None:
            return Put(_record(new, version), is_new=True)
        return self._put_over(bucket, key, data, new, ours=ours)

    def _put_over(self, bucket: Bucket, key: str, data: bytes, new: str, *, ours: bool) -> Put:
        """Something else is there than the manifest knows: another's, or a killed run's."""
        for _ in range(_TRIES):
            there = _content(bucket, key)
            if there and there.data == data:
                return Put(_record(new, there.about.version), is_new=False)
            if there and not (ours or self.force or self._is_earlier(there.mark)):
                raise ForeignFileError(key)
            only = there.about.version if there else None
            version = bucket.put(key, data, str(self.turn), only)
            if version is not None:
                return Put(_record(new, version), is_new=True)
        raise CloudError(f"`{bucket.address}/{key}` is written by others at the same time")

    def _is_earlier(self, mark: str) -> bool:
        """Whether an object is of this turn or an earlier one."""
        return mark.isdecimal() and int(mark) <= self.turn

    def has(self, path: str) -> bool:
        """Whether there was something at `path` when that was first asked."""
        return path in _keys(self)

    def remove(self, path: str, mine: str) -> bool:
        """Take away what we wrote; False if somebody has changed it."""
        bucket = bucket_at(self.root)
        key = _key(PurePosixPath(path))
        if bucket.version(key) not in {_version(mine, None), None}:
            return False
        bucket.delete(key)
        return True

    @contextmanager
    def locked(self) -> Iterator["BucketFolder"]:
        """Take the next turn."""
        bucket = bucket_at(self.root)
        for _ in range(_TRIES):
            there = _content(bucket, _TURN)
            turn = (_number(there.data) if there else 0) + 1
            only = there.about.version if there else None
            # The run makes each turn's bytes its own: equal ones would have equal versions.
            about = {"turn": turn, "run": self.run, "source": self.source}
            data = json.dumps(about).encode()
            if bucket.put(_TURN, data, str(turn), only) is not None:
                yield replace(self, turn=turn)
                return
        raise OutputFolderError(f"another conversion is writing to `{bucket.address}`")

    def check_turn(self) -> None:
        """Raise OutputFolderError when a later run has begun."""
        bucket = bucket_at(self.root)
        there = _content(bucket, _TURN)
        if there and _number(there.data) > self.turn:
            message = f"another conversion has begun to write to `{bucket.address}`: this one stops"
            raise OutputFolderError(message)

    def forget_journals(self) -> None:
        """There are none: what a killed run has written bears its turn."""

    def log(self) -> BucketLog:
        """Where the manifest is."""
        return BucketLog(bucket_at(self.root), self.turn, self.check_turn)

    def load(self, name: str) -> bytes | None:
        """What an earlier run has left for later ones."""
        there = _content(bucket_at(self.root), f"{STATE}/{name}")
        return there.data if there else None

    def save(self, name: str, data: bytes) -> None:
        """Leave something for later runs."""
        self._put_over(bucket_at(self.root), f"{STATE}/{name}", data, "", ours=True)


def check_bucket(root: Path, blog: Path, *, force: bool) -> None:
    """Raise OutputFolderError when there is something at an address that no run has made.

    The same for the conversion of another blog, which is still there.
    """
    bucket = bucket_at(root)
    objects, folders = bucket.folder()
    if force or not (objects or folders):
        return
    way = _way_in(bucket) if STATE in folders else None
    if way is None:
        raise OutputFolderError(
            f"`{bucket.address}` is not empty; --force writes into it all the same"
        )
    other = Path(os.path.normpath(root.resolve() / way))
    if other != blog.resolve() and _is_there(other):
        name = address_of(other) if virtual(other) else other
        raise OutputFolderError(
            f"`{bucket.address}` holds the conversion of `{name}`; "
            "--force writes into it all the same"
        )


def _way_in(bucket: Bucket) -> str | None:
    """The way to the blog that the last run at an address has named, if it was ours."""
    there = _content(bucket, _TURN)
    try:
        found = parse_json(there.data) if there else None
    except ValueError:
        return None
    match found:
        case {"turn": int(turn), "run": str(), "source": str(source)} if there and (
            there.mark == str(turn)
        ):
            return source
        case _:
            return None


def _is_there(blog: Path) -> bool:
    if virtual(blog) is None:
        return blog.is_dir()
    try:
        return any(bucket_at(blog).folder())
    except CloudError:
        return False


def _key(path: PurePosixPath) -> str:
    """Where an output goes, always below the address and never among what is ours alone."""
    key = str(safe_path(str(path)))
    if key.partition("/")[0] == STATE:
        raise UnsafePathError(f"`{path}` leads out of the output folder")
    return key


def _content(bucket: Bucket, key: str) -> Content | None:
    try:
        return bucket.read(key)
    except NoObjectError:
        return None


def _record(digest: str, version: Version) -> str:
    return " ".join(map(quote, (digest, *version)))


def _version(mine: str, digest: str | None) -> Version | None:
    """The version in what a manifest has; None when it is of other content than `digest`."""
    parts = [unquote(part) for part in mine.split(" ")]
    if len(parts) != len(Version._fields) + 1 or (digest is not None and parts[0] != digest):
        return None
    return Version(*parts[1:])


def _number(data: bytes) -> int:
    try:
        return int(parse_json(data)["turn"])
    except (ValueError, TypeError, KeyError):  # somebody has written in it
        return 0


@lru_cache(maxsize=2)
def _keys(folder: BucketFolder) -> frozenset[str]:
    return frozenset(found.key for found in bucket_at(folder.root).list())
