"""What is found with a cache is what is found without one, whatever happened in between."""

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hexodigest.cli import main

NAMES = ("tea", "pot", "cup", "2024-03-12-insights", "2024-03-13-insights", "茶")
POSTS = tuple(f"source/_posts/{name}.md" for name in NAMES)
OTHERS = ("source/_drafts/leaf.md", "source/about/index.md", "source/_posts/deep/tea.md")
PAGES = (*POSTS, *OTHERS)
ASSETS = (
    "source/files/kettle.png",
    "source/files/Kettle.png",
    "source/_posts/tea/kettle.png",
    "source/_posts/pot/leaf.jpg",
    "source/files/images/arxiv-insights/2024-03-11-03-15/a.png",
    "source/tags/tea/index.html",
)

TITLES = ("Tea", "tea", "Pot", "2024-03-12-insights", "2024-03-13-insights")
LINES = (
    "date: 2024-03-12 09:30:00",
    "date: 2024-03-13 09:30:00",
    "date: 2999-01-01 00:00:00",
    "date: soon",
    "tags: [Tea, green]",
    "tags: [tea]",
    "tags: [C#, C]",
    "categories: [Food, Drink]",
    "categories: [Drink, Food]",
    "categories: Arxiv-Insights",
    "abbrlink: 0a1b2c3d",
    "abbrlink: 0a1b2c3e",
    "permalink: same/place/",
    "published: false",
    "layout: false",
    "updated: 2024-01-01",
    "read: 10",
    "read: 7",
    "total: 100\ninteresting: 1",
    "hexodigest: [",
)
BODIES = (
    "## A kettle\n\nText.",
    "## [Counting](https://arxiv.org/pdf/2403.07002.pdf)\n\nThey count.",
    "## [Other](https://arxiv.org/pdf/2403.07003.pdf)\n\nThey do not.",
    "[x](/2024/03/12/tea/) [y](/2024/03/12/pot/#A-kettle) [z](#A-kettle)",
    "[x](tea.md) [y](/tags/tea/) [z](/categories/Food/) [w](/archives/2024/03/)",
    "{% post_link tea %} {% post_link pot#A-kettle %} {% post_link Tea %}",
    "![k](/files/kettle.png) ![l](leaf.jpg) {% asset_img kettle.png %}",
    '<img src="../../files/images/arxiv-insights/2024-03-11-03-15/a.png">',
    "[x](https://tea.example/2024/03/13/cup/) [y](/same/place/) [z](/about/)",
    "{% mytag x %} {% kettle %}",
    "<!-- hexodigest-disable-next-line empty-link -->\n[x]()",
    "<!-- more -->\n\n<!-- more -->",
)
CONFIG = (
    "url: https://tea.example\n",
    "url: https://tea.example\npermalink: posts/:abbrlink/\n",
    "url: https://tea.example\npost_asset_folder: true\n",
    "url: https://tea.example\nfuture: false\nper_page: 1\n",
    "url: https://tea.example/blog\nmarked:\n  modifyAnchors: 1\n",
    "url: https://tea.example\ntheme: next\ntitle: [",
    "url: https://tea.example\ntheme: mine\nrender_drafts: true\n",
)
OWN = (
    'select = ["*"]\n',
    'select = ["*"]\nexclude = ["deep"]\n',
    'ignore = ["links"]\n[per-file-ignores]\n"**/tea.md" = ["*"]\n',
    'select = ["*"]\n[[models]]\nmodel = "digest"\npath = "source/_posts/2024*"\n',
    "nonsense = 1\n",
)
FILES = {
    "_config.yml": CONFIG,
    "hexodigest.toml": OWN,
    "package.json": (
        '{"hexo": {}, "dependencies": {"hexo": "8"}}',
        '{"dependencies": {"hexo": "6", "hexo-renderer-markdown-it": "1"}}',
        "{",
    ),
    ".gitignore": ("source/_posts/cup.md\n", "deep/\n"),
    "scripts/tags.js": (
        "hexo.extend.tag.register('mytag', f)",
        "hexo.extend.tag.register('kettle', f)",
    ),
    "themes/mine/source/files/kettle.png": ("p",),
    "themes/mine/_config.yml": ("banner: kettle.png\n",),
    "_config.next.yml": ("banner: leaf.jpg\n",),
    "source/_data/menu.yml": ("tea: kettle.png\n", "tea: 1\n"),
}


def text_of(title: str | None, lines: list[str], bodies: list[str]) -> str:
    head = [f"title: {title}"] if title else []
    return "\n".join(["---", *head, *lines, "---", *(f"\n{body}" for body in bodies), ""])


Edit = Callable[[], None]
texts = st.builds(
    text_of,
    st.none() | st.sampled_from(TITLES),
    st.lists(st.sampled_from(LINES), max_size=4, unique=True),
    st.lists(st.sampled_from(BODIES), max_size=3),
)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_dir():
        path.write_text(text, "utf-8")


def remove(name: str) -> None:
    path = Path(name)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def move(name: str, to: str) -> None:
    if Path(name).exists() and not Path(to).exists():
        Path(to).parent.mkdir(parents=True, exist_ok=True)
        Path(name).rename(to)


def touch(name: str) -> None:
    if Path(name).exists():
        os.utime(name, (1_700_000_000, 1_700_000_000))


def change_in_place(name: str) -> None:
    """As many bytes as before, and the times as they were."""
    path = Path(name)
    if path.is_file():
        state = path.stat()
        path.write_bytes(path.read_bytes().replace(b"Tea", b"Pot").replace(b"kettle", b"KETTLE"))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def edit_of(
    function: Callable[..., None], *arguments: st.SearchStrategy[str]
) -> st.SearchStrategy[Edit]:
    return st.tuples(*arguments).map(lambda given: partial(function, *given))


EVERY = (*PAGES, *ASSETS, *FILES)
edits = st.one_of(
    edit_of(write, st.sampled_from(PAGES), texts),
    edit_of(write, st.sampled_from(PAGES), texts),
    edit_of(write, st.sampled_from(ASSETS), st.just("p")),
    st.sampled_from(sorted(FILES)).flatmap(
        lambda name: edit_of(write, st.just(name), st.sampled_from(FILES[name]))
    ),
    edit_of(remove, st.sampled_from((*EVERY, "source/_posts/tea", "source/files"))),
    edit_of(move, st.sampled_from(EVERY), st.sampled_from(EVERY)),
    edit_of(touch, st.sampled_from(EVERY)),
    edit_of(change_in_place, st.sampled_from(EVERY)),
)
runs = st.tuples(
    st.sampled_from([".", ".", "source/_posts", *POSTS[:3]]),
    st.sampled_from(["--cache", "--cache", "--cache-hash"]),
)


def found(*arguments: str) -> tuple[int, object, str]:
    done = CliRunner().invoke(
        main, ["lint", *arguments, "--output-format", "json"], catch_exceptions=False
    )
    return done.exit_code, json.loads(done.stdout or "null"), done.stderr


@pytest.mark.slow
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(edits, min_size=3, max_size=8), st.lists(st.tuples(edits, runs), max_size=6))
def test_a_cache_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    first: list[Edit],
    then: list[tuple[Edit, tuple[str, str]]],
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("blog"))
    write("_config.yml", CONFIG[0])
    write("hexodigest.toml", OWN[0])
    write("package.json", FILES["package.json"][0])
    write(POSTS[0], text_of("Tea", [LINES[0], LINES[4]], list(BODIES[:4])))
    for edit in first:
        edit()
    found(".")
    for edit, (path, option) in then:
        edit()
        assert found(path, option) == found(path, "--no-cache")
        assert found(path, option) == found(path, "--no-cache")
    assert found(".") == found(".", "--no-cache")
