"""The mark stands below the place, however wide, long or hostile the line is."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.report.findings import Report
from hexodigest.report.full import full
from hexodigest.report.text import printable, width
from hexodigest.source import Source, Span

PIECES = st.sampled_from(["a", "中", "\t", "\x1b", "e\u0301", "\u202e", "ｆ", " ", "🀄", "b" * 40])
LINES = st.lists(PIECES, max_size=60).map("".join)


@given(LINES, st.integers(1, 150), LINES)
def test_the_mark_begins_below_the_place_and_the_line_fits(
    before: str, length: int, after: str
) -> None:
    source = Source(f"{before}{'X' * length}{after}".encode(), Path("a.md"))
    span = Span(len(before), len(before) + length)
    found = Diagnostic("some-rule", "odd", Severity.ERROR, span)
    _, _, shown, marks, *_ = "".join(full([Report(source, [found])])).split("\n")
    start = width(marks[: marks.index("^")])
    cells = [character for character in shown for _ in range(width(character))]
    assert cells[start] == "X"
    assert marks.count("^") <= length
    assert width(shown) <= 110
    assert printable(shown) == shown
