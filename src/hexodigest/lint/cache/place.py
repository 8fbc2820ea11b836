"""Where the cache of a run is, and what its results depend on besides files."""

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from hexodigest.identities import digest_of
from hexodigest.version import VERSION

FOLDER = ".hexodigest_cache"
# What lies at the root of a blog, or where a configuration holds.
_ROOTS = ("_config.yml", "_config.yaml", "_config.json", "hexodigest.toml")
_PYPROJECT = "pyproject.toml"


class Place(NamedTuple):
    """The file of the cache, and the key of what may be in it."""

    folder: str
    name: str
    key: str
    by_hash: bool = False  # files are known by what they hold, for their times mean nothing

    @property
    def file(self) -> str:
        """The path of the file."""
        return os.path.join(self.folder, self.name)  # noqa: PTH118  # a text is wanted


def place_for(
    paths: Sequence[str],
    options: Sequence[object],
    folder: str | None = None,
    *,
    by_hash: bool = False,
) -> Place | None:
    """The cache for a run over `paths`; None where none of them is in a blog or configured.

    `options` are those of the run that change what is found. `folder` is where the user wants it.
    """
    root = _root_of(paths)
    if folder is None:
        if root is None:
            return None
        folder = os.path.join(root, FOLDER)  # noqa: PTH118  # texts, as all here
    if os.path.islink(folder):  # noqa: PTH114  # who put it there may have meant another folder
        return None
    name = digest_of(repr((root, options)).encode("utf-8", "surrogatepass"))
    return Place(folder, f"lint-{name[:12]}", _code_key(), by_hash)


def _root_of(paths: Sequence[str]) -> str | None:
    """The blog's root or the configuration's folder that is nearest to all paths."""
    places = [os.path.abspath(path) for path in paths]  # noqa: PTH100
    places = [path if os.path.isdir(path) else os.path.dirname(path) for path in places]  # noqa: PTH112, PTH120
    try:
        place = os.path.commonpath(places)
    except ValueError:  # on two drives
        return None
    while not _is_root(place):
        above = os.path.dirname(place)  # noqa: PTH120
        if above == place:
            return None
        place = above
    return place


def _is_root(place: str) -> bool:
    if any(os.path.isfile(f"{place}/{name}") for name in _ROOTS):  # noqa: PTH113
        return True
    if not os.path.isfile(f"{place}/{_PYPROJECT}"):  # noqa: PTH113  # no pipe is waited for
        return False
    try:
        with open(f"{place}/{_PYPROJECT}", "rb") as file:  # noqa: PTH123
            return b"tool.hexodigest" in file.read()
    except OSError:
        return False


def _code_key() -> str:
    """What code makes the findings: ours, and that of the libraries that it stands on."""
    home = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120
    around = os.path.dirname(home)  # noqa: PTH120
    said: list[object] = [VERSION, sys.version, sys.platform]
    if os.path.isdir(os.path.join(around, "click")):  # noqa: PTH112, PTH118
        said.append(_times(around))  # installed: a new version changes the folder of packages
    else:
        packages = [place for place in sys.path if place.endswith("-packages")]
        said += [*map(_times, packages), *_code_times(home)]
    return digest_of(repr(said).encode("utf-8", "surrogatepass"))


def _code_times(folder: str) -> list[object]:
    """The times of all our files, which are being worked on."""
    found: list[object] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.is_dir():
                found += [] if entry.name == "__pycache__" else _code_times(entry.path)
            else:
                found.append((entry.name, entry.stat().st_mtime_ns))
    return found


def _times(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0
