"""Whose an output folder is: the manifest's first line names our version and the blog."""

import os
from pathlib import Path
from typing import Final

from hexodigest.convert.write import OutputFolderError
from hexodigest.reading import parse_json
from hexodigest.version import VERSION

STATE: Final = ".hexodigest"  # the folder of our own in an output folder
LOCK: Final = "lock"
UNFINISHED: Final = "tmp"
FORMAT: Final = 1
_FILE: Final = "manifest.jsonl"
NAME: Final = f"{STATE}/{_FILE}"
_LONGEST: Final = 1 << 16  # bytes of a first line


def header(root: Path, blog: Path) -> dict[str, object]:
    """The first line of the manifest of a folder that is to hold the blog's conversion."""
    return {"format": FORMAT, "hexodigest": VERSION, "source": way(root, blog)}


def check_owner(root: Path, blog: Path) -> bool:
    """Whether the folder is the work of an earlier run on the blog, also of one that was killed.

    Raises OutputFolderError when it holds the conversion of another blog, which is still there.
    """
    way = _way_in(root)
    if way is None:
        return _is_begun(root)
    other = Path(os.path.normpath(root.resolve() / way))
    if other != blog.resolve() and other.is_dir():
        raise OutputFolderError(
            f"`{root}` holds the conversion of `{other}`; --force writes into it all the same"
        )
    return True


def _way_in(root: Path) -> str | None:
    """The way to the source that a manifest of ours names."""
    if not (root / NAME).is_file():  # a pipe is not waited for
        return None
    try:
        with (root / NAME).open("rb") as stream:
            lines = stream.read(_LONGEST).splitlines()
    except OSError:
        return None
    try:
        found = parse_json(next(filter(None, lines), b""))
    except ValueError:
        return None
    match found:
        case {"format": int(form), "hexodigest": str(), "source": str(source)} if form == FORMAT:
            return source
        case _:
            return None


def _is_begun(root: Path) -> bool:
    """Whether there is nothing but what a run makes before its manifest."""
    try:
        first = {path.name for path in root.iterdir()}
        state = {path.name: path for path in (root / STATE).iterdir()}
        manifest = state.get(_FILE)
        is_empty = manifest is None or not manifest.stat().st_size
    except OSError:
        return False
    return first == {STATE} and is_empty and state.keys() <= {LOCK, UNFINISHED, _FILE}


def way(root: Path, blog: Path) -> str:
    """The way from the folder to the blog: both may be moved together."""
    try:
        return Path(os.path.relpath(blog.resolve(), root.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return blog.resolve().as_posix()
