"""Titles with capitals, as Hexo's own package makes them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ask_node, corpus_posts
from conversions import HEADER, convert_blog, make_blog
from hexodigest.convert.title_case import title_case
from hexodigest.document import parse

pytestmark = pytest.mark.oracle

TITLES = [
    "a tale of two cities",
    "the end: of the road",
    "step-by-step of it",
    "iPhone and v2.0 vs. via-x",
    "zitat des tages",
    "hui... ich hab nen Blog!",
    "of",
    "a - of - b",
    "中文 and 英文",
    "élan in the été",
    "to  be -or not",
    "x: a b",
]


def test_titles_are_those_of_the_package() -> None:
    assert list(map(title_case, TITLES)) == ask_node("titles.js", TITLES)


@pytest.mark.corpus
def test_titles_of_real_posts_are_those_of_the_package() -> None:
    given_titles = [str(parse(path).front_matter.data.get("title", "")) for path in corpus_posts()]
    titles = sorted({title for title in given_titles if title})
    assert len(titles) > 1000
    assert list(map(title_case, titles)) == ask_node("titles.js", titles)


@settings(max_examples=5)
@given(
    st.lists(
        st.lists(st.sampled_from(["a", "of", "-", ":", "Ab", "b.c", "é", " ", "中"])).map("".join),
        min_size=50,
    )
)
def test_any_title_is_that_of_the_package(titles: list[str]) -> None:
    titles = [title for title in titles if title]
    assert list(map(title_case, titles)) == ask_node("titles.js", titles)


@pytest.mark.parametrize(
    ("config", "own", "expected"),
    [
        ("titlecase: true\n", "", "A Title"),
        ("", "titlecase: true\n", "A Title"),
        ("", "", "a title"),
    ],
)
def test_a_blog_or_a_post_asks_for_them(
    config: str, own: str, expected: str, tmp_path: Path
) -> None:
    post = HEADER.replace("title: T\n", f"title: a title\n{own}")
    texts, _ = convert_blog(make_blog(tmp_path / "b", {"_posts/p.md": post}, config), "zola")
    assert f'title = "{expected}"' in texts["content/posts/p.md"]
