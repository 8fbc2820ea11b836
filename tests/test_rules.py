"""Every rule keeps its promises: a page, a folder of cases, and fixes that settle.

A case is a folder below `tests/fixtures/rules/<rule>/`, with `post.md` or a blog (`_config.yml`
and `source/`). `diagnostics.txt` is what the rule finds in it, `fixed.md` what its fixes make of a
`post.md`, and `fixed/` what they make of the posts of a blog. Other rules are left out, so that a
new rule leaves their cases alone.
"""

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from conftest import ROOT
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.document import Document
from hexodigest.lint.files import find_posts
from hexodigest.lint.fix import fix_document
from hexodigest.lint.posts import Linter
from hexodigest.lint.registry import all_rules
from hexodigest.lint.rule import Rule
from hexodigest.report.findings import Report
from hexodigest.report.formats import FORMATS
from hexodigest.source import read_source

FIXTURES = ROOT / "tests" / "fixtures" / "rules"
CASES = sorted(path for path in FIXTURES.glob("*/*") if path.is_dir())
NAMES = [rule.name for rule in all_rules()]


def case_id(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


EVERYTHING = Linter(select=("*",))


def lint_as(name: str) -> Callable[[Document], list[Diagnostic]]:
    """A linter of one rule, also of severity info, and of names that only a model has."""

    def lint(document: Document) -> list[Diagnostic]:
        found = EVERYTHING(document)
        return [each for each in found if each.name == name or each.name not in NAMES]

    return lint


def reports(case: Path, lint: Callable[[Document], list[Diagnostic]]) -> list[Report]:
    """What is found in a case's posts; paths relative to the case, where the test has gone."""
    is_post = (case / "post.md").is_file()
    posts = [Path("post.md")] if is_post else list(find_posts(Path()))
    assert posts, f"{case} has no post"
    sources = [read_source(post) for post in posts]
    return [Report(source, lint(Document(source))) for source in sources]


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_case_is_diagnosed_as_recorded(
    case: Path, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    found = reports(case, lint_as(case.parent.name))
    text = "".join(FORMATS["full"](found)).encode("utf-8", "backslashreplace")
    file_regression.check(text, fullpath=case / "diagnostics.txt", binary=True)


def mended_at(case: Path, report: Report) -> Path:
    path = report.source.path
    assert path is not None
    return case / "fixed.md" if path == Path("post.md") else case / "fixed" / path


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_case_is_mended_as_recorded(
    case: Path, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    lint = lint_as(case.parent.name)
    for report in reports(case, lint):
        fixed = fix_document(Document(report.source), lint)
        assert not fixed.refused
        assert not any(fixable(found) for found in fixed.remaining), "a fix does not settle"
        if fixed.applied:
            mended = fixed.document.source.data
            file_regression.check(mended, fullpath=mended_at(case, report), binary=True)
        else:
            assert fixed.document.source.data == report.source.data
            assert not mended_at(case, report).exists()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
class TestRule:
    def test_has_a_bad_a_clean_and_a_nasty_case(
        self, rule: Rule, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("bad", "clean", "nasty"):
            case = FIXTURES / rule.name / name
            assert case.is_dir(), f"{rule.name} has no {name} case"
            monkeypatch.chdir(case)
            own = {found.name for each in reports(case, lint_as(rule.name)) for found in each[1]}
            if name == "bad":
                assert rule.name in own
            if name == "clean":
                on = {found.name for each in reports(case, Linter()) for found in each[1]}
                assert not own | on, "a clean case is clean for every rule that is on"

    def test_has_a_page(self, rule: Rule) -> None:
        first, blank, *_ = rule.page.splitlines()
        assert first.endswith(".")
        assert blank == ""
        assert "\n## Why is this bad?\n" in rule.page
        assert "\n## Example\n" in rule.page
        assert rule.group
        assert max(map(len, rule.page.splitlines())) <= 100

    def test_documents_its_fix(self, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
        fixes = []
        for case in (FIXTURES / rule.name).iterdir():
            monkeypatch.chdir(case)
            fixes += [f.fix for each in reports(case, lint_as(rule.name)) for f in each[1]]
        if any(fixes):
            _, _, section = rule.page.partition("\n## Fix\n")
            assert "safe" in section, f"{rule.name} has a fix that its page is silent about"
        else:
            assert "\n## Fix\n" not in rule.page, f"no case of {rule.name} shows its fix"

    def test_is_one_small_file(self, rule: Rule) -> None:
        module = inspect.getmodule(rule.check)
        assert module is not None
        assert len(inspect.getsource(module).splitlines()) <= 120


def fixable(found: Diagnostic) -> bool:
    return bool(found.fix and found.fix.safe)


def test_every_folder_belongs_to_a_rule() -> None:
    assert sorted(path.name for path in FIXTURES.iterdir()) == NAMES


def test_the_rules_are_well_named() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(rule.severity in Severity for rule in all_rules())
