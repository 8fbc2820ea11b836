"""Files that do not lie on this machine: paths that stand for them, and who answers for those.

A blog in an object store has a root such as `/s3:/bucket/blog`. Nothing lies there on the disk; who
asks about a path below it is answered by what was mounted there.
"""

import os
from pathlib import Path
from typing import Final, Protocol

from hexodigest.patterns import later

_VIRTUAL: Final = later(r"(?<![\w/:.])/(s3|gs|az):/")


class Files(Protocol):
    """What is asked of a place, by whole paths. All raise OSError when it cannot be reached."""

    def read(self, path: Path, most: int | None) -> bytes:
        """All bytes of a file. Raises OSError when there is none, or more than `most` bytes."""

    def stat(self, path: Path) -> os.stat_result:
        """Size and time of a file. Raises OSError when there is none."""

    def names(self, folder: Path) -> frozenset[str]:
        """The names in a folder; none when there is no folder."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder."""

    def below(self, folder: Path) -> list[str]:
        """Every file below a folder, by its path there."""


_mounted: Final[dict[Path, Files]] = {}


def mount(root: Path, files: Files) -> None:
    """From here on `files` answer for every path below `root`, an absolute one."""
    _mounted[root] = files


def files_at(path: Path) -> Files | None:
    """Who answers for a path; None for one of this machine."""
    if not _mounted:
        return None
    return next((files for root, files in _mounted.items() if path.is_relative_to(root)), None)


def is_file(path: Path) -> bool:
    """Whether there is a file at `path`, wherever that is."""
    files = files_at(path)
    return path.is_file() if files is None else files.is_file(path)


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`, wherever that is."""
    files = files_at(path)
    return path.is_dir() if files is None else files.is_folder(path)


def exists(path: Path) -> bool:
    """Whether there is anything at `path`, wherever that is."""
    files = files_at(path)
    return path.exists() if files is None else files.is_file(path) or files.is_folder(path)


def stat_of(path: Path) -> os.stat_result:
    """Size and time of the file at `path`. Raises OSError."""
    files = files_at(path)
    return path.stat() if files is None else files.stat(path)


def names_in(folder: Path) -> frozenset[str]:
    """The names in a folder. Raises OSError when it cannot be listed."""
    files = files_at(folder)
    return frozenset(os.listdir(folder)) if files is None else files.names(folder)  # noqa: PTH208  # names, not paths


def named(text: str) -> str:
    """A text in which paths of elsewhere have the addresses that they stand for."""
    return _VIRTUAL.sub(r"\1://", text)
