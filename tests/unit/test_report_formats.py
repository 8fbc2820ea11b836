"""What CI systems and other programs are given."""

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hexodigest.diagnostics import Diagnostic, Edit, Fix, Severity
from hexodigest.report.findings import Report, Summary
from hexodigest.report.fingerprints import fingerprints
from hexodigest.report.formats import FORMATS
from hexodigest.report.statistics import statistics
from hexodigest.report.text import harmless
from hexodigest.source import Source, Span

TEXT = "# One\n\nsome text\nsome text\n"
HOSTILE = "%0A::error::x,y:z\n::warning::\x1b[31m</failure>\"'&<\ufffe"


def found(name: str, start: int, end: int, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(name, f"`{name}` is odd", severity, Span(start, end))


def reports() -> Iterator[Report]:
    fix = Fix("write it so", (Edit(Span(0, 1), "##"),))
    yield Report(
        Source(TEXT.encode(), Path("a b/茶.md")),
        [
            Diagnostic("duplicate-key", "odd", Severity.ERROR, Span(0, 5), fix=fix),
            found("own-name", 7, 16, Severity.WARNING),
            found("own-name", 17, 26, Severity.INFO),
        ],
    )
    yield Report(Source(b"", Path("clean.md")), [])


def hostile(kind: str) -> str:
    source = Source(HOSTILE.encode(), Path(f"{HOSTILE.replace('/', '')}.md"))
    bad = Diagnostic("some-rule", HOSTILE, Severity.ERROR, Span(0, 4), fix=Fix(HOSTILE, ()))
    return "".join(FORMATS[kind]([Report(source, [bad])]))


def shown(kind: str, *, color: bool = False) -> str:
    return "".join(FORMATS[kind](reports(), color=color))


def test_grouped_names_each_file_once() -> None:
    assert shown("grouped") == (
        "a b/茶.md\n"
        "  1:1  error    odd [duplicate-key]\n"
        "  3:1  warning  `own-name` is odd [own-name]\n"
        "  4:1  info     `own-name` is odd [own-name]\n"
        "\n"
    )
    assert "\x1b[1;31merror  \x1b[0m" in shown("grouped", color=True)


def test_jsonl_is_an_object_a_line() -> None:
    lines = [json.loads(line) for line in shown("jsonl").splitlines()]
    assert lines == json.loads(shown("json"))
    assert [line["line"] for line in lines] == [1, 3, 4]


def test_github_annotates_with_file_line_and_rule() -> None:
    first, second, third = shown("github").splitlines()
    assert first == (
        "::error file=a b/茶.md,line=1,endLine=1,col=1,endColumn=6,"
        "title=hexodigest%3A duplicate-key::odd"
    )
    assert second.startswith("::warning ")
    assert third.startswith("::notice ")


def test_github_gives_no_columns_over_two_lines() -> None:
    source = Source(TEXT.encode(), Path("a.md"))
    line = "".join(FORMATS["github"]([Report(source, [found("x", 0, 9)])]))
    assert line.startswith("::error file=a.md,line=1,endLine=3,title=")


def test_nothing_in_a_post_begins_another_github_command() -> None:
    [line] = hostile("github").splitlines()
    command, _, message = line.removeprefix("::").partition("::")
    assert command.startswith("error file=%250A%3A%3Aerror%3A%3Ax%2Cy%3Az\\x0a%3A%3Awarning")
    assert message.startswith("%250A::error::x,y:z\\x0a")


@pytest.mark.parametrize("kind", ["full", "concise", "grouped"])
def test_no_line_for_people_is_a_command_for_a_ci(kind: str) -> None:
    text = "::error::x\n##vso[task.x]y\n##[add-path]z\n##teamcity[x]\n"
    source = Source(text.encode(), Path("::error::.md"))
    diagnostics = [
        Diagnostic("some-rule", line, Severity.ERROR, Span(at, at + 2), fix=Fix(line, ()))
        for line in text.splitlines()
        for at in [text.index(line)]
    ]
    for color in (False, True):
        printed = "".join(FORMATS[kind]([Report(source, diagnostics)], color=color))
        for line in printed.splitlines():
            plain = line.replace("\x1b[1m", "")
            assert not plain.lstrip().startswith("::")
            assert all(each not in plain for each in ("##vso[", "##[add-path", "##teamcity["))


def test_a_heading_that_begins_with_a_link_is_printed_as_it_is() -> None:
    assert harmless("##[Tea](tea.html) a::b") == "##[Tea](tea.html) a::b"
    assert harmless("  ::set-env name=x::y") == "  \\x3a:set-env name=x::y"


def test_gitlab_is_a_code_quality_report() -> None:
    issues = json.loads(shown("gitlab"))
    assert issues[0] | {"fingerprint": ""} == {
        "description": "odd",
        "check_name": "duplicate-key",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "a b/茶.md", "lines": {"begin": 1, "end": 1}},
    }
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert json.loads("".join(FORMATS["gitlab"]([]))) == []


def test_the_same_finding_in_two_files_has_two_fingerprints_for_gitlab() -> None:
    same = [Report(Source(TEXT.encode(), Path(name)), [found("x", 0, 5)]) for name in "ab"]
    one, two = json.loads("".join(FORMATS["gitlab"](same)))
    assert one["fingerprint"] != two["fingerprint"]


def test_junit_is_well_formed_and_counts() -> None:
    root = ET.fromstring(shown("junit").encode())  # noqa: S314  # we wrote it
    first, clean = root.findall("testsuite")
    assert (first.get("name"), first.get("tests"), first.get("failures")) == ("a b/茶.md", "3", "3")
    assert [case.get("name") for case in first] == [
        "duplicate-key 1:1",
        "own-name 3:1",
        "own-name 4:1",
    ]
    failure = first.find("testcase/failure")
    assert failure is not None
    assert (failure.get("type"), failure.text) == ("error", "a b/茶.md:1:1: odd")
    assert (clean.get("tests"), clean.get("failures"), len(clean)) == ("1", "0", 1)


def test_junit_stays_well_formed_whatever_a_post_says() -> None:
    root = ET.fromstring(hostile("junit").encode())  # noqa: S314  # we wrote it
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert "</failure>\"'&<" in (failure.text or "")


def test_fingerprints_do_not_know_lines() -> None:
    before = Source(TEXT.encode())
    after = Source(b"new\n\n" + TEXT.encode())
    old = fingerprints(before, [found("x", 7, 16), found("x", 17, 26), found("y", 17, 26)])
    new = fingerprints(after, [found("x", 12, 21), found("x", 22, 31), found("y", 22, 31)])
    assert old == new
    assert len(set(old)) == 3


def test_an_empty_place_is_known_by_its_line() -> None:
    source = Source(TEXT.encode())
    one, two = fingerprints(source, [found("x", 5, 5), found("x", 7, 7)])
    assert one != two
    assert fingerprints(source, [found("x", 5, 5)]) == [one]


def test_statistics_begin_with_the_most_frequent() -> None:
    summary = Summary()
    for report in reports():
        summary.add(report)
    assert "".join(statistics(summary)) == "2  own-name\n1  duplicate-key  (1 by --fix)\n"
    assert list(statistics(Summary())) == []


def test_the_summary_says_what_only_an_unsafe_fix_mends() -> None:
    unsafe = Diagnostic("x", "m", Severity.ERROR, Span(0, 0), fix=Fix("m", (), safe=False))
    summary = Summary()
    summary.add(Report(Source(b""), [unsafe]))
    assert str(summary) == "1 file checked: 1 error; 1 by --fix --unsafe-fixes"
    for report in reports():
        summary.add(report)
    assert "1 can be mended by --fix; 1 more by --fix --unsafe-fixes" in str(summary)
