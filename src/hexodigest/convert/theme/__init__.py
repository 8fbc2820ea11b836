"""The looks that the sites of all targets share, and each target's templates."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from hexodigest.convert.target import Output


def style() -> str:
    """The style sheet, in light and dark."""
    return files(__name__).joinpath("style.css").read_text(encoding="utf-8")


def template(package: str, name: str, place: str) -> Output:
    """One file of a package, to be written at `place`."""
    return Output(PurePosixPath(place), files(package).joinpath(name).read_bytes())


def templates(package: str, folder: str) -> tuple[Output, ...]:
    """Every file below `folder` of a package, to be written at the same path."""
    return tuple(_files(files(package).joinpath(folder), PurePosixPath(folder)))


def _files(folder: Traversable, path: PurePosixPath) -> Iterator[Output]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, path / entry.name)
        else:
            yield Output(path / entry.name, entry.read_bytes())
