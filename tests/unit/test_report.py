"""What people and programs see of findings."""

import json
from pathlib import Path

import pytest

from hexodigest.diagnostics import Diagnostic, Edit, Fix, Severity
from hexodigest.report.findings import Report, Summary
from hexodigest.report.formats import FORMATS
from hexodigest.report.text import printable, shown_path, width
from hexodigest.source import Source, Span


def report(text: str, place: str, path: str = "a.md", fix: Fix | None = None) -> Report:
    source = Source(text.encode("utf-8", "surrogatepass"), Path(path))
    start = source.text.index(place)
    span = Span(start, start + len(place))
    found = Diagnostic("some-rule", f"`{place}` is odd", Severity.ERROR, span, source.path, fix)
    return Report(source, [found])


def shown(kind: str, *reports: Report, color: bool = False) -> str:
    return "".join(FORMATS[kind](reports, color=color))


def test_full_shows_the_line_and_marks_the_place() -> None:
    assert shown("full", report("one\ntwo three\n", "three")) == (
        "a.md:2:5: error[some-rule] `three` is odd\n  |\n2 | two three\n  |     ^^^^^\n\n"
    )


@pytest.mark.parametrize(
    ("text", "place", "marks"),
    [
        ("昨天 x 今天\n", "x", "     ^"),
        ("昨天 x 今天\n", "今天", "       ^^^^"),
        ("e\u0301e\u0301 x\n", "x", "   ^"),
        ("\tx\n", "x", " ^"),
        ("a\x1bb x\n", "x", "      " + " ^"),
        ("｜x\n", "x", "  ^"),
    ],
)
def test_the_mark_stands_below_the_place_as_it_is_shown(text: str, place: str, marks: str) -> None:
    assert shown("full", report(text, place)).splitlines()[3] == f"  | {marks}"


def test_a_long_line_is_cut_around_the_place() -> None:
    lines = shown("full", report("a" * 5000 + "X" + "b" * 5000, "X")).splitlines()
    assert lines[2].startswith("1 | …aaa")
    assert lines[2].endswith("bbb…")
    assert len(lines[2]) < 120
    assert lines[2][lines[3].index("^")] == "X"


def test_a_place_longer_than_what_is_shown_is_marked_to_the_edge() -> None:
    lines = shown("full", report("a" + "X" * 5000, "X" * 5000)).splitlines()
    assert lines[3].count("^") == 99


def test_an_empty_place_and_one_over_two_lines_get_a_mark() -> None:
    source = Source(b"ab\ncd", Path("a.md"))
    for span, marks in ((Span(2, 2), "   ^"), (Span(1, 4), "  ^"), (Span(5, 5), "   ^")):
        found = Diagnostic("some-rule", "odd", Severity.WARNING, span)
        block = shown("full", Report(source, [found])).splitlines()
        assert block[3] == f"  |{marks}"


def test_a_fix_is_offered_with_its_words() -> None:
    safe = Fix("say so", (Edit(Span(0, 1), "b"),))
    assert shown("full", report("a", "a", fix=safe)).splitlines()[-2] == "  = fix: say so"
    unsafe = Fix("say so", (Edit(Span(0, 1), "b"),), safe=False)
    assert "  = unsafe fix: say so" in shown("full", report("a", "a", fix=unsafe))


def test_concise_is_a_line_a_finding() -> None:
    twice = [report("x y", "y"), report("x y", "x", "b.md")]
    assert shown("concise", *twice) == (
        "a.md:1:3: error[some-rule] `y` is odd\nb.md:1:1: error[some-rule] `x` is odd\n"
    )


def test_colour_is_only_added_never_needed() -> None:
    colored = shown("full", report("x", "x"), color=True)
    assert "\x1b[1;31merror\x1b[0m" in colored
    assert colored.count("\x1b[") == 2 * colored.count("\x1b[0m")


def test_json_is_an_array_with_all_that_is_known() -> None:
    fix = Fix("drop it", (Edit(Span(2, 3), ""),))
    [found] = json.loads(shown("json", report("x y", "y", fix=fix)))
    assert found == {
        "path": "a.md",
        "line": 1,
        "column": 3,
        "end_line": 1,
        "end_column": 4,
        "severity": "error",
        "name": "some-rule",
        "message": "`y` is odd",
        "fix": {
            "message": "drop it",
            "safe": True,
            "edits": [{"line": 1, "column": 3, "end_line": 1, "end_column": 4, "text": ""}],
        },
    }


def test_json_of_nothing_and_of_more_than_one() -> None:
    assert shown("json") == "[]\n"
    assert shown("json", Report(Source(b""), [])) == "[]\n"
    assert len(json.loads(shown("json", report("x", "x"), report("y", "y")))) == 2


@pytest.mark.parametrize("kind", FORMATS)
def test_no_raw_control_character_is_printed(kind: str) -> None:
    hostile = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x2028, 0xFEFF)))
    text = f"a{hostile}b"
    source = Source(text.encode(), Path(f"{hostile[1:]}.md"))
    found = Diagnostic("some-rule", text, Severity.ERROR, Span(0, 1), fix=Fix(text, ()))
    printed = shown(kind, Report(source, [found]))
    assert printable(printed.replace("\n", "")) == printed.replace("\n", "")


def test_a_path_that_is_not_utf8_is_shown_with_escapes() -> None:
    assert shown_path(Path("\udce4.md")) == "\\xe4.md"
    assert shown_path(None) == "-"
    assert shown_path(Path("文章.md")) == "文章.md"


def test_width_counts_cells() -> None:
    assert [width(text) for text in ("abc", "中文", "e\u0301", "ｆ", "")] == [3, 4, 1, 2, 0]


def test_the_summary_counts_files_findings_and_fixes() -> None:
    fix = Fix("m", (Edit(Span(0, 1), ""),))
    info = Diagnostic("i", "m", Severity.INFO, Span(0, 0))
    warning = Diagnostic("w", "m", Severity.WARNING, Span(0, 0))
    summary = Summary()
    assert str(summary) == "0 files checked: nothing found"
    summary.add(Report(Source(b""), []))
    assert str(summary) == "1 file checked: nothing found"
    summary.add(Report(Source(b"x"), [info, warning, warning]))
    summary.add(report("x", "x", fix=fix), fixed=3)
    assert str(summary) == (
        "3 files checked: 1 error, 2 warnings, 1 info; 1 can be mended by --fix; 3 mended"
    )
    assert summary.names == {"i": 1, "w": 2, "some-rule": 1}
