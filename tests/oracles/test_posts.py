"""What Hexo makes of posts that rules call errors: dropped, built over, printed otherwise."""

import json
from pathlib import Path
from typing import Any

import pytest

from blogs import copy_of
from conftest import ROOT, ask_node
from hexodigest.document import Document
from hexodigest.lint.files import find_posts
from hexodigest.lint.posts import Linter
from hexodigest.source import read_source

pytestmark = pytest.mark.oracle

RULES = ROOT / "tests" / "fixtures" / "rules"
BUILD = "public.js"


def build(rule: str, case: str, folder: Path) -> Any:  # noqa: ANN401  # the answer is JSON
    base = copy_of(RULES / rule / case, folder)
    layouts = base / "themes" / "plain" / "layout"
    layouts.mkdir(parents=True)
    for name in ("post", "page", "index"):
        (layouts / f"{name}.ejs").write_text("<%- page.content %>")
    with (base / "_config.yml").open("a") as config:
        config.write("theme: plain\n")
    question = {"base": str(base), "out": str(folder / "public"), "tags": {}}
    [answer] = ask_node(BUILD, [question])
    return answer


def found_in(rule: str, case: str) -> list[str]:
    """The posts, by name, in which the rule finds something; one name for each finding."""
    linter = Linter(select=(rule,))
    posts = find_posts(RULES / rule / case)
    return [post.name for post in posts for _ in linter(Document(read_source(post)))]


def test_a_variable_without_a_value_is_the_word_undefined(tmp_path: Path) -> None:
    answer = build("undefined-in-permalink", "bad", tmp_path)
    assert [name for name in answer["files"] if "undefined" in name] == [
        "en/post/undefined/index.html"
    ]
    assert found_in("undefined-in-permalink", "bad") == ["list.md", "tea.md"]


def test_an_own_permalink_needs_no_variable(tmp_path: Path) -> None:
    answer = build("undefined-in-permalink", "nasty", tmp_path)
    assert not [name for name in answer["files"] if "undefined" in name]
    assert not found_in("undefined-in-permalink", "nasty")


def test_of_two_posts_with_one_address_one_page_is_made(tmp_path: Path) -> None:
    answer = build("duplicate-url", "bad", tmp_path)
    assert [name for name in answer["files"] if name.endswith(".html")] == ["2024/tea/index.html"]
    assert len(found_in("duplicate-url", "bad")) == 3


def test_of_two_posts_with_one_abbrlink_one_page_is_made(tmp_path: Path) -> None:
    answer = build("duplicate-abbrlink", "bad", tmp_path)
    assert answer["files"] == ["posts/dcb2f552/index.html"]
    assert len(found_in("duplicate-abbrlink", "bad")) == 2


def test_a_post_of_another_ending_is_no_page(tmp_path: Path) -> None:
    answer = build("ignored-post", "bad", tmp_path)
    assert not [name for name in answer["files"] if name.endswith(".html")]
    assert len(found_in("ignored-post", "bad")) == 2


def test_a_hidden_post_is_no_page(tmp_path: Path) -> None:
    answer = build("hidden-post", "bad", tmp_path)
    assert not [name for name in answer["files"] if name.endswith(".html")]
    assert len(found_in("hidden-post", "bad")) == 2


def test_a_missing_asset_prints_nothing(tmp_path: Path) -> None:
    answer = build("missing-asset", "bad", tmp_path)
    page = (tmp_path / "public" / "2024" / "tea" / "index.html").read_text()
    assert answer["pages"]["2024/tea/index.html"]["links"] == []
    assert "lides" not in page
    assert "<img" not in page
    assert len(found_in("missing-asset", "bad")) == 5


def test_an_asset_that_is_there_is_linked(tmp_path: Path) -> None:
    answer = build("missing-asset", "clean", tmp_path)
    [link] = answer["pages"]["2024/tea/index.html"]["links"]
    assert link["asked"] in answer["files"]


def test_a_post_that_is_not_there_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="Post not found"):
        build("broken-post-link", "bad", tmp_path)


def test_posts_that_are_there_are_linked(tmp_path: Path) -> None:
    answer = build("broken-post-link", "nasty", tmp_path)
    page = answer["pages"]["2024/tea/index.html"]
    assert {link["asked"] for link in page["links"]} <= {*answer["files"], None}


def test_a_link_with_a_space_is_printed_as_text(tmp_path: Path) -> None:
    base = tmp_path / "case"
    (base / "source" / "_posts").mkdir(parents=True)
    (base / "_config.yml").write_text("url: https://tea.example\ntheme: plain\n")
    (base / "package.json").write_text(json.dumps({"hexo": {"version": "8.1.2"}}))
    post = (RULES / "space-in-url" / "bad" / "post.md").read_text()
    mended = (RULES / "space-in-url" / "bad" / "fixed.md").read_text()
    (base / "source" / "_posts" / "bad.md").write_text(post)
    (base / "source" / "_posts" / "mended.md").write_text(mended)
    copy = copy_of(base, tmp_path)
    layouts = copy / "themes" / "plain" / "layout"
    layouts.mkdir(parents=True)
    (layouts / "post.ejs").write_text("<%- page.content %>")
    question = {"base": str(copy), "out": str(tmp_path / "public"), "tags": {}}
    [answer] = ask_node(BUILD, [question])
    bad, good = (answer["pages"][f"2024/01/17/{name}/index.html"] for name in ("bad", "mended"))
    shown = (tmp_path / "public" / "2024" / "01" / "17" / "bad" / "index.html").read_text()
    assert bad["images"] == []
    assert shown.count("](") == 9, "eight links, that of the heading in its title as well"
    assert len(good["images"]) == 3
    assert len([link for link in good["links"] if not link["href"].startswith("#")]) == 5
