"""A blog in an object store, as the rest of the program asks for it: by paths."""

import errno
import os
import stat
from functools import lru_cache
from pathlib import Path

from hexodigest.batch.bucket import Bucket, Object, bucket_at, virtual
from hexodigest.elsewhere import mount


class BucketFiles:
    """Files of a store; each folder is listed once, and a file is read when it is asked for."""

    def __init__(self, root: Path, bucket: Bucket) -> None:
        """Nothing is listed yet."""
        self._root = root
        self._bucket = bucket
        self._objects: dict[str, dict[str, Object]] = {}
        self._folders: dict[str, set[str]] = {}
        self._last: Object | None = None  # what was read last

    def read(self, path: Path, most: int | None) -> bytes:
        """All bytes of a file."""
        found = self._bucket.read(self._key(path), most)
        self._last = found.about
        return found.data

    def stat(self, path: Path) -> os.stat_result:
        """Size and time of a file; a store knows when it was written, not when it was made."""
        key = self._key(path)
        found = self._last if self._last and self._last.key == key else self._object(path)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        seconds = found.changed.timestamp()
        times = (int(seconds),) * 3 + (seconds,) * 3 + (int(seconds * 1_000_000) * 1000,) * 3
        return os.stat_result((stat.S_IFREG | 0o644, 0, 0, 1, 0, 0, found.size, *times))

    def names(self, folder: Path) -> frozenset[str]:
        """The names in a folder."""
        objects, folders = self._listed(self._key(folder))
        return frozenset(objects) | frozenset(folders)

    def is_file(self, path: Path) -> bool:
        """Whether there is an object."""
        return self._object(path) is not None

    def is_folder(self, path: Path) -> bool:
        """Whether there are objects below it."""
        if path == self._root:
            return True
        return path.name in self._listed(self._key(path.parent))[1]

    def below(self, folder: Path) -> list[str]:
        """Every file below a folder: one listing, from which all questions are answered then."""
        key = self._key(folder)
        start = len(key) + 1 if key else 0
        found: list[str] = []
        self._open(key)
        for each in self._bucket.list(key):
            found.append(each.key[start:])
            home, _, name = each.key.rpartition("/")
            self._open(home)
            self._objects[home][name] = each
            while home and home != key:
                home, _, name = home.rpartition("/")
                self._open(home)
                self._folders[home].add(name)
        return found

    def _open(self, key: str) -> None:
        self._objects.setdefault(key, {})
        self._folders.setdefault(key, set())

    def _object(self, path: Path) -> Object | None:
        return self._listed(self._key(path.parent))[0].get(path.name)

    def _listed(self, key: str) -> tuple[dict[str, Object], set[str]]:
        if key not in self._objects:
            objects, folders = self._bucket.folder(key)
            self._objects[key], self._folders[key] = objects, set(folders)
        return self._objects[key], self._folders[key]

    def _key(self, path: Path) -> str:
        if not path.is_relative_to(self._root):
            return ""
        key = path.relative_to(self._root).as_posix()
        return "" if key == "." else key


@lru_cache(maxsize=1)
def reach(root: Path, run: str) -> None:
    """Have a blog's files answered for; what an earlier run has listed is forgotten."""
    del run  # one listing for each
    if virtual(root) is not None:
        mount(root, BucketFiles(root, bucket_at(root)))
