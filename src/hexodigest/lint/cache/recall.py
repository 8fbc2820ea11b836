"""What is found where nothing has changed: no parser, no rule and no configuration is needed.

It holds when all files and folders that earlier runs looked at are as they were; see `Session` for
runs in which something is not.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from time import time
from typing import Any, NamedTuple

from hexodigest.identities import content_digest, kind_at, names_digest
from hexodigest.lint.cache.head import IS_BY_FILE, IS_FRESH, IS_UNSURE, LEFT_OUT, Head
from hexodigest.lint.cache.place import Place
from hexodigest.lint.cache.results import checked
from hexodigest.lint.outcomes import Checked, Shown

_SIZE, _CHANGED, _TOUCHED, _INODE, _DIGEST, _RESULT, _FLAGS = range(1, 8)


def run_key(paths: Sequence[str]) -> str:
    """What a run over these paths goes by: it finds the same files as long as none is added."""
    return "\0".join((os.getcwd(), *paths))  # noqa: PTH109  # a text is wanted


def shown_paths(full: Sequence[str], paths: Sequence[str]) -> list[str]:
    """Absolute paths as they are shown in a run over `paths`, where these are plain ones."""
    if all(os.path.isabs(path) for path in paths):  # noqa: PTH117
        return list(full)
    here = os.getcwd() + os.sep  # noqa: PTH109
    return [path.removeprefix(here) for path in full]


class Earlier(NamedTuple):
    """What earlier runs have left; nothing is kept where there is no place for it."""

    place: Place | None = None
    head: Head | None = None
    unsure: frozenset[str] | None = None  # as below


class Recalled(NamedTuple):
    """The outcomes of a run, in order; None where some may not hold any more."""

    outcomes: list[Checked] | None = None
    unsure: frozenset[str] | None = None  # files that may have changed; None where any may have


def recall(place: Place, head: Head, paths: Sequence[str], shown: Shown = Shown.TEXT) -> Recalled:
    """What is known of a run over `paths`."""
    try:
        return _recall(place, head, paths, shown)
    except (ValueError, TypeError, AttributeError, LookupError, OSError):
        return Recalled()  # made up by somebody, or changed this very moment


def _recall(place: Place, head: Head, paths: Sequence[str], shown: Shown) -> Recalled:
    low, high = head.clock
    wanted = _wanted(head, paths) if low <= time() < high else None
    if wanted is None or not _is_around_as_it_was(place, head):
        return Recalled()
    unsure, is_same = _compared(place, head)
    if not is_same:
        return Recalled(unsure=frozenset(unsure))
    outcomes = [
        checked(row[_RESULT], Path(path), shown, row[_DIGEST])
        for row, path in wanted
        if row[_RESULT] != LEFT_OUT or isinstance(row[_RESULT], list)
    ]
    return Recalled(outcomes)


def _wanted(head: Head, paths: Sequence[str]) -> list[tuple[list[Any], str]] | None:
    """The rows of a run, each with the path that is shown; None where one has no sure result."""
    places = head.runs.get(run_key(paths))
    if places is None:
        return _of_files(head, paths)
    rows = [head.rows[at] for at in places]
    if any(row[_RESULT] is None or row[_FLAGS] & IS_UNSURE for row in rows):
        return None
    return list(zip(rows, shown_paths([row[0] for row in rows], paths), strict=True))


def _of_files(head: Head, paths: Sequence[str]) -> list[tuple[list[Any], str]] | None:
    """The rows of files that are given one by one, as a hook does."""
    by_path = {row[0]: row for row in head.rows}
    found: dict[str, tuple[list[Any], str]] = {}
    for shown in sorted({Path(path) for path in paths}):
        path = os.path.abspath(shown)  # noqa: PTH100
        row = by_path.get(path)
        if row is None or row[_RESULT] is None or row[_FLAGS] & IS_UNSURE:
            return None
        found.setdefault(path, (row, str(shown)))
    return list(found.values())


def _is_around_as_it_was(place: Place, head: Head) -> bool:
    settings = all(
        _is_same(place, path, seen, content_digest) for path, seen in head.settings.items()
    )
    kinds = all(kind_at(path) == kind for path, kind in head.kinds.items())
    folders = all(_is_same(place, path, seen, names_digest) for path, seen in head.folders.items())
    return settings and kinds and folders


def _is_same(place: Place, path: str, seen: list[Any], digest: Callable[[str], str]) -> bool:
    if not place.by_hash and seen[0] >= 0:
        try:
            state = os.stat(path)  # noqa: PTH116
        except OSError:
            return False
        if [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino] == seen[:4]:
            return True
    return digest(path) == str(seen[4])


def _compared(place: Place, head: Head) -> tuple[list[str], bool]:
    """The files that are not the same by their times, and whether all hold what they held."""
    unsure: list[str] = []
    are_same = True
    stat = os.stat
    for path, size, changed, touched, inode, digest, _, flags, _, _, _ in head.rows:
        try:
            state = stat(path)
            is_same = (
                state.st_mtime_ns == changed
                and state.st_ctime_ns == touched
                and state.st_size == size
                and state.st_ino == inode
            )
        except OSError:
            is_same = False
        if is_same and not place.by_hash and not flags & IS_FRESH:
            continue
        unsure.append(path)
        if not is_same and flags & IS_BY_FILE:
            are_same = False
        are_same = are_same and content_digest(path) == digest
    return unsure, are_same
