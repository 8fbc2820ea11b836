"""GFM tables as marked takes them: rows may have too few or too many cells."""

from typing import Final, NamedTuple

from hexodigest.patterns import later

DELIMITER_ROW: Final = later(r" {0,3}((?:\| *)?:?-+:? *(?:\| *:?-+:? *)*+(?:\| *)?)(?=\n|\Z)")
_PIPE: Final = later(r"(?<!\\)\\*+\|")
_BLANKS: Final = " \t\v\f\xa0"


class Cell(NamedTuple):
    """Where a cell's text stands in the source that it was cut from."""

    start: int
    end: int


def split_row(text: str, start: int, end: int) -> list[Cell]:
    """The cells of the line at `start`..`end`, as marked's `splitCells` cuts it."""
    cells = []
    left = start
    for match in _PIPE.finditer(text, start, end):
        if len(match[0]) % 2:  # an even number of backslashes: the pipe parts cells
            cells.append(_trim(text, left, match.end() - 1))
            left = match.end()
    cells.append(_trim(text, left, end))
    if cells and cells[0].start == cells[0].end:
        del cells[0]
    if cells and cells[-1].start == cells[-1].end:
        del cells[-1]
    return cells


def _trim(text: str, start: int, end: int) -> Cell:
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return Cell(start, start + len(written.strip()))


def columns(delimiters: str) -> int:
    """How many columns a delimiter row has; 0 when it is none, but a setext underline."""
    if "|" not in delimiters and ":" not in delimiters:
        return 0
    row = delimiters.removeprefix("|").rstrip(" ")
    return row.removesuffix("|").count("|") + 1
