"""SARIF is held to its own schema, 2.1.0, as a package of its makers brings it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from conftest import NODE
from hexodigest.diagnostics import Diagnostic, Edit, Fix, Severity
from hexodigest.lint.posts import Checked, Linter, check_posts, posts_at
from hexodigest.report.findings import Report
from hexodigest.report.formats import FORMATS
from hexodigest.source import Source, Span

pytestmark = pytest.mark.oracle

SCHEMA = NODE / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "arxiv-insights"


def log(*reports: Report) -> dict[str, object]:
    """The SARIF of the reports, which the schema takes."""
    if not SCHEMA.is_file():
        pytest.fail("the oracles are not installed: run `make engines`")
    text = "".join(FORMATS["sarif"](reports))
    assert text.isascii()
    data = json.loads(text)
    problems = list(Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(data))
    assert not problems, problems[0].message
    assert isinstance(data, dict)
    return data


def run_of(*reports: Report) -> dict[str, list[dict[str, object]]]:
    [run] = log(*reports)["runs"]  # type: ignore[misc]  # a log has one run
    assert isinstance(run, dict)
    return run


def test_nothing_found_is_a_valid_log() -> None:
    assert run_of(Report(Source(b""), []))["results"] == []


def test_findings_come_with_the_pages_of_their_rules_and_their_fixes() -> None:
    source = Source("茶 a\n𝒳b\n".encode(), Path("a b/茶.md"))
    fix = Fix("drop it", (Edit(Span(4, 5), ""),))
    found = [
        Diagnostic("duplicate-key", "odd", Severity.ERROR, Span(4, 5), fix=fix),
        Diagnostic("own\x1bname", "odd\ud800", Severity.INFO, Span(0, 6)),
        Diagnostic("duplicate-key", "odd", Severity.WARNING, Span(6, 6)),
    ]
    run = run_of(Report(source, found))
    driver = run["tool"]["driver"]  # type: ignore[call-overload]  # a map
    known, own = driver["rules"]
    assert known["id"] == "duplicate-key"
    assert known["shortDescription"]["text"] == "A front matter key is given twice."
    assert "## Why is this bad?" in known["help"]["markdown"]
    assert own == {"id": "own\\x1bname"}
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    assert [result["level"] for result in run["results"]] == ["error", "note", "warning"]
    [place] = run["results"][0]["locations"]  # type: ignore[misc]  # a list
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20b/%E8%8C%B6.md"},
        "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 2},
    }
    [fixed] = run["results"][0]["fixes"]  # type: ignore[misc]  # a list
    [change] = fixed["artifactChanges"]
    [replacement] = change["replacements"]
    assert replacement["insertedContent"] == {"text": ""}


def test_an_absolute_path_is_a_file_uri(tmp_path: Path) -> None:
    found = Diagnostic("x", "odd", Severity.ERROR, Span(0, 0))
    [result] = run_of(Report(Source(b"", tmp_path / "a.md"), [found]))["results"]
    [place] = result["locations"]  # type: ignore[misc]  # a list
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (tmp_path / "a.md").as_uri()


def test_the_example_blog_is_a_valid_log() -> None:
    outcomes = check_posts(posts_at([EXAMPLE]), Linter(select=("*",)))
    reports = [
        Report(each.source, each.diagnostics) for each in outcomes if isinstance(each, Checked)
    ]
    assert run_of(*reports)["results"]
