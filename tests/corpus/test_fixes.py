"""All fixes, safe and unsafe, over twenty real blogs: nothing changes that no fix has meant."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from damage import damage

from conftest import corpus_blogs
from hexodigest.lint.posts import Checked, Fixing, Linter, check_posts, check_source, posts_at

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


def changes(checked: Checked, linter: Linter) -> list[str]:
    """What is otherwise than it was and than it was meant to be."""
    after = checked.source.data
    rules = {found.name for found in checked.applied}
    found = damage(checked.before.data, after, rules)
    again = check_source(checked.source, linter, Fixing.ALL).source.data
    harmed = [name for name, is_harmed in found._asdict().items() if is_harmed]
    return [*harmed, *(["again"] if again != after else [])]


def mend(posts: Iterable[Path], linter: Linter) -> tuple[Counter[str], list[tuple[str, str]]]:
    """How often each rule mended something, and what was changed besides, by post."""
    applied: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    for checked in check_posts(posts, linter, Fixing.ALL):
        assert isinstance(checked, Checked), checked
        assert not checked.refused, checked.refused
        applied.update(found.name for found in checked.applied)
        if checked.source.data != checked.before.data:
            wrong += [(str(checked.source.path), what) for what in changes(checked, linter)]
    return applied, wrong


def posts(every: int = 1) -> list[Path]:
    found = [post for blog in corpus_blogs() for post in posts_at([blog])]
    assert len(found) > 3000
    return [post for post in found[::every] if isinstance(post, Path)]


def test_fixes_of_the_rules_that_are_on_change_nothing_but_what_they_mean() -> None:
    applied, wrong = mend(posts(), Linter())
    assert wrong == []
    assert applied.total() > 400


def test_fixes_of_all_rules_together_change_nothing_but_what_they_mean() -> None:
    applied, wrong = mend(posts(every=7), Linter(select=("*",)))
    assert wrong == []
    assert applied.total() > 1500
    assert len(applied) > 8
