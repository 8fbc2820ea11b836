"""A rule that says what it looks for misses nothing by not running elsewhere."""

from pathlib import Path

import pytest

from hexodigest import parse
from hexodigest.lint import run
from hexodigest.lint.posts import Linter
from hexodigest.lint.registry import all_rules

POSTS = sorted((Path(__file__).parent.parent / "fixtures").rglob("*.md"))
WITH_WORDS = tuple(rule.name for rule in all_rules() if rule.looks_for)


def test_rules_find_the_same_where_their_words_are_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linter = Linter(select=WITH_WORDS)
    fast = [linter(parse(post)) for post in POSTS]
    monkeypatch.setattr(run, "_may_find", lambda *_: True)
    assert [linter(parse(post)) for post in POSTS] == fast
    found = {each.name for diagnostics in fast for each in diagnostics}
    assert len(found) > len(WITH_WORDS) // 2
