"""Files that got another name than their source has, because of a file system or of each other."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from hexodigest.convert.page import Page
from hexodigest.convert.paths import file_name
from hexodigest.convert.target import Loss, Output
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import Span

_SHORT: Final = 200  # bytes: a longer name is as long in a copy as it was


def unfit_name(page: Page, outputs: Sequence[Output]) -> Iterator[Loss]:
    """A name that some file system refuses, or that is too long."""
    unfit = next((part for part in page.file.parts if file_name(part) != part), None)
    if unfit is not None and outputs:
        said = f"not every file system takes the name `{unfit}`, so its file has another"
        yield _renamed(said, page.document.path)


def unfit_copies(copies: Iterable[Output]) -> Iterator[Loss]:
    """Copies whose names some file system refuses; they keep them, for addresses depend on it."""
    for copy in copies:
        parts = (part for part in copy.path.parts if len(part.encode()) <= _SHORT)
        unfit = next((part for part in parts if file_name(part) != part), None)
        if unfit is not None and isinstance(copy.content, Path):
            said = f"not every file system takes the name `{unfit}`, which a copy keeps"
            yield Diagnostic("unportable-name", said, Severity.INFO, Span(0, 0), copy.content)


def taken_name(wanted: PurePosixPath, new: PurePosixPath, owner: str, path: Path | None) -> Loss:
    """A name that the source `owner` has already."""
    said = f"`{wanted}` is the file of `{owner}`, so this is written to `{new}`"
    return _renamed(said, path)


def _renamed(said: str, path: Path | None) -> Loss:
    return Diagnostic("renamed-file", said, Severity.INFO, Span(0, 0), path)
