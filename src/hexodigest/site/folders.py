"""Which files there are, by their exact names, whatever the file system thinks of case."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from hexodigest.elsewhere import exists, is_file, is_folder, names_in
from hexodigest.site.files import is_within
from hexodigest.traces import ask, look_into


class Found(NamedTuple):
    """A file at a path, `exact` or with another case of letters."""

    path: Path
    exact: bool


class Folders:
    """Listings of folders, each read once; nothing outside the allowed ones is looked at."""

    def __init__(self, allowed: tuple[Path, ...]) -> None:
        """Links that lead out of `allowed` are not followed."""
        self._folders = allowed
        self._listings: dict[Path, frozenset[str]] = {}

    @cached_property
    def _allowed(self) -> tuple[Path, ...]:
        return tuple(folder.resolve() for folder in self._folders)

    def find(self, folder: Path, path: str) -> Found | None:
        """The file at `path` below `folder`; a file that differs in case when there is no other.

        `path` has slashes and neither `.` nor `..` among its segments.
        """
        found = self._find(folder, path)
        ask("file", f"{folder}\n{path}", found and (str(found.path), found.exact))
        return found

    def _find(self, folder: Path, path: str) -> Found | None:
        exact = True
        for name in path.split("/"):
            names = self.names(folder)
            if name not in names:
                exact = False
                name = _in_other_case(name, names)  # noqa: PLW2901  # the name as it is
            if not name:
                return None
            folder /= name
        return Found(folder, exact) if is_file(folder) and self.allows(folder) else None

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder."""
        return self._is(path, is_folder, "folder")

    def exists(self, path: Path) -> bool:
        """Whether there is anything."""
        return self._is(path, exists, "anything")

    def _is(self, path: Path, test: Callable[[Path], bool], kind: str) -> bool:
        look_into(path.parent)
        found = test(path)
        ask(kind, str(path), found)
        return found

    def has(self, folder: Path, path: str) -> bool:
        """Whether there is a file of exactly that name."""
        found = self.find(folder, path)
        return found is not None and found.exact

    def names(self, folder: Path) -> frozenset[str]:
        """The names in a folder; none when it is no folder or outside the allowed ones."""
        if folder not in self._listings:
            self._listings[folder] = self._listing(folder)
        return self._listings[folder]

    def allows(self, path: Path) -> bool:
        """Whether `path`, links followed, lies within the allowed folders."""
        return is_within(path, self._allowed)

    def _listing(self, folder: Path) -> frozenset[str]:
        look_into(folder)
        try:
            return names_in(folder) if self.allows(folder) else frozenset()
        except (OSError, ValueError):
            return frozenset()


def _in_other_case(name: str, names: frozenset[str]) -> str:
    """The first name that differs from this one in case alone; empty when there is none."""
    folded = name.casefold()
    return min((other for other in names if other.casefold() == folded), default="")
