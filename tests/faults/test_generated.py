"""What is done with a post takes linear time: families of Markdown made of any two pieces.

A few of them here; `HEXODIGEST_FAMILIES=all`, as `make faults` sets it, takes all.
"""

import os
import tracemalloc
from functools import cache, partial
from pathlib import Path

import pytest

from conversions import HEADER, make_blog
from faults.pathological import MARKDOWN, PAIRS, Family
from faults.test_markdown_time import assert_linear, read_all
from hexodigest.convert.blog import Blog
from hexodigest.convert.resolve_page import resolve_page, single_post
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.document import parse
from hexodigest.lint.fix import fix_document
from hexodigest.lint.posts import Linter
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.site import Site

FAMILIES: dict[str, Family] = MARKDOWN | PAIRS
EVERY = 1 if os.environ.get("HEXODIGEST_FAMILIES") == "all" else 30
ONCE_QUADRATIC = (
    "run of '{{ x }}'",
    "'- ' and '{{ y }}'",
    "URLs in brackets",
    "one fence of backticks",
    "a word behind a fence",
    "blanks behind a fence",
)
CHOSEN = sorted({*list(FAMILIES)[::EVERY], *ONCE_QUADRATIC})
SMALL = 10_000  # characters, for what does more than reading; twice that is tried as well
MOST_BYTES = 4_000  # of memory at once, for each character of a post


@cache
def _linter() -> Linter:
    return Linter(select=("*",))


def lint(text: str) -> None:
    found = _linter()(parse(HEADER + text))
    assert "internal-error" not in {each.name for each in found}


def fix(text: str) -> None:
    fixed = fix_document(parse(HEADER + text), _linter(), unsafe=True)
    assert "internal-error" not in {each.name for each in fixed.remaining}


def test_there_are_enough_families() -> None:
    assert len(FAMILIES) >= 600
    assert len({make(200) for make in FAMILIES.values()}) >= 600


@pytest.mark.parametrize("name", CHOSEN)
def test_reading_takes_linear_time(name: str) -> None:
    assert_linear(read_all, FAMILIES[name], 40_000)


@pytest.mark.parametrize("name", CHOSEN)
def test_linting_takes_linear_time(name: str) -> None:
    assert_linear(lint, FAMILIES[name], SMALL)


@pytest.mark.parametrize("name", CHOSEN)
def test_fixing_takes_linear_time(name: str) -> None:
    assert_linear(fix, FAMILIES[name], SMALL // 2)


@pytest.mark.parametrize("name", CHOSEN)
def test_converting_takes_linear_time(tmp_path: Path, name: str) -> None:
    folder = make_blog(tmp_path, {})
    blog = Blog(Site(folder, HexoConfig()), is_known=False)
    assert_linear(partial(_convert, blog, folder / "post.md"), FAMILIES[name], SMALL)


@pytest.mark.parametrize("name", CHOSEN[:: 1 if EVERY == 1 else 4])
def test_memory_is_in_proportion(name: str) -> None:
    text = FAMILIES[name](2 * SMALL)
    tracemalloc.start()
    try:
        read_all(text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most <= MOST_BYTES * len(text)


def _convert(blog: Blog, post: Path, text: str) -> None:
    post.write_text(HEADER + text, encoding="utf-8")
    page = resolve_page(single_post(post, blog.site), blog)
    for target in NAMES:
        assert load_target(target).convert_page(page, blog).outputs
