"""The result for a terminal: a line a facet, then what nobody has reported."""

from collections.abc import Iterator

from hexodigest.report.text import printable, width
from hexodigest.verify.reports.summary import verdict
from hexodigest.verify.results import Difference, Result, Row, Status

_SHOWN = 20  # differences; the JSON and the page have all
_CUT = 72  # cells of a stretch


def as_table(result: Result) -> Iterator[str]:
    """Lines, without their ends."""
    heads = ("facet", "compared", "equal", *(status.value for status in Status))
    yield f"{heads[0]:<12}" + "".join(f"{head:>12}" for head in heads[1:])
    for score in result.scores():
        counts = [score.by_status[status] or "" for status in Status]
        cells = [score.compared, f"{score.share} %" if score.compared else score.share, *counts]
        yield f"{score.facet:<12}" + "".join(f"{cell:>12}" for cell in cells)
    yield ""
    for index, (row, found) in enumerate(result.unreported):
        if index == _SHOWN:
            yield f"… and {len(result.unreported) - _SHOWN} more; --html or --json has them all"
            break
        yield from _shown(row, found)
    if result.unreported:
        yield ""
    yield from (f"note: {printable(note)}" for note in _notes(result))
    yield verdict(result)


def _shown(row: Row, found: Difference) -> Iterator[str]:
    where = row.source or row.path
    yield f"{printable(where)}: {found.facet} differs"
    yield f"  hexo    {_cut(found.hexo)}"
    yield f"  {'site':<7} {_cut(found.target)}"


def _notes(result: Result) -> Iterator[str]:
    yield from result.notes
    if result.stand_ins:
        names = ", ".join(result.stand_ins)
        yield f"tags that nothing here registers, shown by Hexo as they are written: {names}"
    if result.not_compared:
        yield f"not compared: {', '.join(result.not_compared)}"
    yield from (f"not converted: {failure}" for failure in result.failures)


def _cut(text: str) -> str:
    """The start of a stretch, on one line."""
    line = printable(" / ".join(text.split("\n"))) or "(nothing)"
    while width(line) > _CUT:
        line = line[: max(_CUT - 1, len(line) // 2)].rstrip("…")[:-1] + "…"
    return line
