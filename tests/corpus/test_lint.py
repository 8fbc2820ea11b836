"""Linting twenty real blogs: no rule fails, every place is in the file, and it is quick."""

import time
from collections import Counter
from pathlib import Path

import pytest

from conftest import corpus_blogs
from hexodigest.lint.posts import Checked, Linter, check_posts, posts_at
from hexodigest.lint.registry import all_rules
from hexodigest.report.findings import Report
from hexodigest.report.formats import FORMATS
from hexodigest.report.text import printable

pytestmark = pytest.mark.corpus

NAMES = {rule.name for rule in all_rules()}


@pytest.mark.parametrize("blog", corpus_blogs(), ids=lambda blog: blog.name)
def test_a_real_blog_is_linted_without_an_exception(blog: Path) -> None:
    start = time.process_time()
    outcomes = list(check_posts(posts_at([blog]), Linter(select=("*",))))
    checked = [outcome for outcome in outcomes if isinstance(outcome, Checked)]
    assert checked
    assert len(checked) == len(outcomes), outcomes
    names: Counter[str] = Counter()
    for each in checked:
        for found in each.diagnostics:
            assert found.name in NAMES, found.message
            assert 0 <= found.span.start <= found.span.end <= len(each.source.text)
            names[found.name] += 1
    seconds = time.process_time() - start
    print(f"{blog.name}: {len(checked)} posts, {seconds:.2f} s, {dict(names)}")  # noqa: T201  # for -s
    assert seconds < 5 + 0.05 * len(checked)


def test_every_format_prints_what_is_found_in_real_blogs() -> None:
    for blog in corpus_blogs()[:6]:
        outcomes = check_posts(posts_at([blog]), Linter())
        reports = [
            Report(each.source, each.diagnostics) for each in outcomes if isinstance(each, Checked)
        ]
        for reporter in FORMATS.values():
            printed = "".join(reporter(reports))
            shown = printed.replace("\n", "")
            assert printable(shown) == shown
