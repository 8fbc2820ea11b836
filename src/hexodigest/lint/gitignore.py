"""What git leaves alone, and so do we: `.gitignore` in a folder and above it in its repository."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hexodigest.reading import read_file
from hexodigest.traces import look_at, look_for

_NAME = ".gitignore"


class _Verdict(Protocol):
    @property
    def include(self) -> bool | None: ...


class _Patterns(Protocol):
    def check_file(self, file: str) -> _Verdict: ...


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """The patterns of a `.gitignore`, and the folder that it lies in, absolute."""

    folder: str
    patterns: _Patterns


Ignores = tuple[IgnoreFile, ...]  # the nearest one last


def ignores_around(folder: Path) -> Ignores:
    """Those that hold in a folder that the user named, its own included.

    Above it they count up to the folder with `.git`; none does where there is no such folder, or
    where they leave out the named folder itself, for then it is meant all the same.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100  # a link's own place counts
    above: Ignores = ()
    for root in (place, *place.parents):
        look_for(root / ".git")
        if (root / ".git").exists():
            between = [each for each in place.parents if each.is_relative_to(root)]
            above = _read(reversed(between))
            break
    if is_ignored(above, place, is_folder=True):
        above = ()
    return ignores_below(above, place)


def ignores_below(ignores: Ignores, folder: Path) -> Ignores:
    """With what a folder below adds."""
    return ignores + _read([folder])


def is_ignored(ignores: Ignores, path: Path, *, is_folder: bool = False) -> bool:
    """Whether git would leave out the file or the folder at a path."""
    for each in reversed(ignores):
        relative = os.path.relpath(path, each.folder).replace(os.sep, "/")
        verdict = each.patterns.check_file(relative + ("/" if is_folder else "")).include
        if verdict is not None:
            return verdict
    return False


def _read(folders: Iterable[Path]) -> Ignores:
    found: list[IgnoreFile] = []
    for folder in folders:
        look_at(folder / _NAME)
        try:
            lines = read_file(folder / _NAME).decode("utf-8", "surrogateescape").splitlines()
        except OSError:  # there is none, or none that we may read
            continue
        from pathspec import GitIgnoreSpec  # noqa: PLC0415  # many a folder has no such file

        found.append(IgnoreFile(str(folder.absolute()), GitIgnoreSpec.from_lines(lines)))
    return tuple(found)
