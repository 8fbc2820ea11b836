"""Where outputs may lie, how they are written, and how front matter is spelt."""

import json
import math
import tomllib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

import pytest
import yaml

from conversions import HEADER, convert_blog, make_blog
from hexodigest.convert.fields import alias_path, keywords, texts
from hexodigest.convert.paths import UnsafePathError, file_name, safe_path, served_file
from hexodigest.convert.target import Output
from hexodigest.convert.toml import toml, yaml_lines
from hexodigest.convert.write import OutputFolderError, check_folder, write_outputs, write_whole

DATE = datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=8)))
DATA = {
    "text": 'a "b" \\ \t\n\r\x00\x7f\u2028 中文 😀',
    "no": "yes",
    "a b": -1,
    "whole": 2.0,
    "part": 1e-7,
    "list": [1, [True, False], {"x": "y"}],
    "date": DATE,
    "map": {"inner": {"deep": [1]}, "plain": "z"},
}


def test_toml_is_read_back_the_same() -> None:
    assert tomllib.loads(toml(DATA)) == DATA


def test_yaml_is_read_back_the_same() -> None:
    text = yaml_lines(DATA | {"none": None})
    assert yaml.safe_load(text) == DATA | {"none": None}
    assert text.startswith("text: ")
    assert '"no": "yes"\n' in text


def test_numbers_that_are_none_have_their_words() -> None:
    data = {"a": math.inf, "b": -math.inf, "c": math.nan, "d": 2**70}
    found = tomllib.loads(toml(data))
    assert (found["a"], found["b"], found["d"]) == (math.inf, -math.inf, str(2**70))
    assert math.isnan(found["c"])
    assert yaml_lines(data) == f"a: .inf\nb: -.inf\nc: .nan\nd: {2**70}\n"


def test_toml_leaves_null_out_but_keeps_its_place_in_a_list() -> None:
    assert tomllib.loads(toml({"a": None, "b": [None, 1]})) == {"b": ["", 1]}


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    assert tomllib.loads(toml({"a": "x\ud800"})) == {"a": "x\ufffd"}


def test_a_zone_with_seconds_becomes_utc() -> None:
    old = datetime(1900, 1, 1, tzinfo=timezone(timedelta(hours=8, minutes=5, seconds=43)))
    assert tomllib.loads(toml({"a": old})) == {"a": old.astimezone(UTC)}


@pytest.mark.parametrize("path", ["..", "a/../../b", "a/..", "", "/", "./.", "a\\..\\b", "a\0b"])
def test_a_path_that_leads_out_is_refused(path: str) -> None:
    with pytest.raises(UnsafePathError):
        safe_path(path)


def test_a_name_that_no_file_system_takes_is_refused() -> None:
    with pytest.raises(UnsafePathError, match="255"):
        safe_path("中" * 86)


@pytest.mark.parametrize(
    ("path", "expected"), [("/a//b/./c", "a/b/c"), ("etc/passwd", "etc/passwd"), ("..a", "..a")]
)
def test_other_paths_stay_below(path: str, expected: str) -> None:
    assert safe_path(path) == PurePosixPath(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a b", "a b"), ("a:b?", "a-b-"), ("a. ", "a"), ("...", "-"), ("中" * 100, "中" * 78)],
)
def test_a_file_name_is_one_that_any_system_takes(name: str, expected: str) -> None:
    assert file_name(name) == expected


def test_a_folder_is_answered_by_its_index() -> None:
    assert [served_file(path) for path in ("", "a/", "a", "a.html")] == [
        "index.html",
        "a/index.html",
        "a",
        "a.html",
    ]


def test_outputs_are_written_whole(tmp_path: Path) -> None:
    original = tmp_path / "original"
    original.write_bytes(b"\x00\xff")
    outputs = [
        Output(PurePosixPath("a/b.md"), b"text"),
        Output(PurePosixPath("a/c.png"), original),
    ]
    assert write_outputs(outputs, tmp_path / "out") == 2
    assert (tmp_path / "out/a/b.md").read_bytes() == b"text"
    assert (tmp_path / "out/a/c.png").read_bytes() == b"\x00\xff"
    assert sorted(path.name for path in (tmp_path / "out/a").iterdir()) == ["b.md", "c.png"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "a"
    place.write_bytes(b"old")
    with pytest.raises(FileNotFoundError):
        write_whole(place, tmp_path / "missing")
    assert place.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_link_in_the_output_folder_is_not_followed_out_of_it(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").symlink_to(outside)
    with pytest.raises(UnsafePathError):
        write_outputs([Output(PurePosixPath("a/b"), b"x")], tmp_path / "out")
    assert list(outside.iterdir()) == []


def test_only_an_empty_folder_is_written_to_without_force(tmp_path: Path) -> None:
    check_folder(tmp_path / "none", force=False)
    check_folder(tmp_path, force=False)
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(OutputFolderError, match="not empty"):
        check_folder(tmp_path, force=False)
    check_folder(tmp_path, force=True)
    with pytest.raises(OutputFolderError, match="is not a folder"):
        check_folder(file, force=True)


def test_fields_take_a_text_or_a_list_of_texts() -> None:
    assert texts(["a", 1, "", None]) == ("a",)
    assert texts({"a": 1}) == ()
    assert keywords("a, b,,") == ("a", "b")
    assert json.dumps(keywords(["a b", "c,d"])) == '["a b", "c", "d"]'


@pytest.mark.parametrize(
    ("alias", "expected"),
    [("/a/b/", "a/b/"), ("a", "a"), ("http://x.y/z", None), ("../a", None), ("/", None)],
)
def test_an_alias_is_below_the_root(alias: str, expected: str | None) -> None:
    assert alias_path(alias) == expected


def test_an_alias_may_hold_the_root() -> None:
    assert alias_path("/blog/a/index.html", "/blog/") == "a/"


DATA_FILES = {
    "_data/menu.yml": "a: 1\n",
    "_data/sub/tabs.yaml": "a:\n\t- !!str 1\n\t- .5\n",
    "_data/list.yml": "- {b: yes}\n- !!str x\n",
    "_data/t.json": '{"c": 1}',
    "_data/text.yml": "only words\n",
    "_data/twice.yml": "a: 1\na: 2\n",
    "_data/bad.json": "{",
    "_data/head.swig": "{{ x }}",
}


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_data_is_where_the_target_looks_for_it(tmp_path: Path, target: str) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER, **DATA_FILES})
    _, plan = convert_blog(blog, target)
    found = {
        output.path.as_posix(): output.content.read_text()
        if isinstance(output.content, Path)
        else output.content.decode()
        for output in plan.outputs
        if output.path.parts[0] == "data"
    }
    assert found == {
        "data/list.yml": '- {"b": "yes"}\n- "x"\n',
        "data/menu.yml": "a: 1\n",
        "data/sub/tabs.yaml": 'a: ["1", 0.5]\n',
        "data/t.json": '{"c": 1}',
    }
    losses = {loss.name: loss for loss in plan.losses}
    assert set(losses) == {"data-unused", "data-left-out"}
    assert "4 files" in losses["data-unused"].message
    assert "4 files stay behind" in losses["data-left-out"].message


def test_without_data_there_is_nothing_to_say(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER}, "language: [en, zh-CN]\n")
    assert convert_blog(blog, "hugo")[1].losses == ()


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_a_page_keeps_its_language(tmp_path: Path, target: str) -> None:
    pages = {
        "_posts/a.md": HEADER.replace("title", "lang: ja\ntitle"),
        "_posts/b.md": HEADER.replace("title", "language: zh_TW\ntitle"),
        "zh-CN/c.md": "---\ntitle: T\n---\n",
        "fr/d.md": "---\ntitle: T\n---\n",
        "notes/e.md": "---\ntitle: T\n---\n",
    }
    blog = make_blog(tmp_path / "blog", pages, "language: [en, zh-CN]\ntheme: own\n")
    (blog / "themes/own/languages").mkdir(parents=True)
    (blog / "themes/own/languages/fr.yml").write_text("x: 1")
    texts, _ = convert_blog(blog, target)
    home = "content/" if target == "hugo" else "content/pages/"
    for name, language in (
        ("content/posts/a", "ja"),
        ("content/posts/b", "zh_TW"),
        (f"{home}zh-CN/c", "zh-CN"),
        (f"{home}fr/d", "fr"),
    ):
        mark = f'"lang": "{language}"' if target == "hugo" else f'lang = "{language}"'
        assert mark in texts[f"{name}.md"], name
    assert "lang" not in texts[f"{home}notes/e.md"]


ALIASES = (
    "url: http://x.y/b\nalias:\n  old/: new/\n  file.html: http://z.example/?a=1&b=2\n"
    "  bare: /about/index.html\n  about/index.html: x\n  i.png: x\n  ../up: x\n  number: 3\n"
)


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_redirects_of_the_configuration_are_pages(tmp_path: Path, target: str) -> None:
    pages = {"_posts/p.md": HEADER, "about/index.md": HEADER, "i.png": b"x"}
    blog = make_blog(tmp_path / "blog", pages, ALIASES)
    texts, plan = convert_blog(blog, target)
    found = {name: text for name, text in texts.items() if name.startswith("static/")}
    assert set(found) == {"static/old/index.html", "static/file.html", "static/bare/index.html"}
    assert 'content="0; url=/b/new/"' in found["static/old/index.html"]
    assert 'href="http://z.example/?a=1&amp;b=2"' in found["static/file.html"]
    assert 'url=/b/about/"' in found["static/bare/index.html"]
    messages = [loss.message for loss in plan.losses]
    assert messages == [
        "`about/index.html` cannot lead to `x`: the site has a page there",
        "`i.png` cannot lead to `x`: the site has a page there",
        "`../up/index.html` leads out of the output folder",
    ]
    assert {loss.path for loss in plan.losses} == {blog / "_config.yml"}


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_redirects_of_a_page_are_its_aliases(tmp_path: Path, target: str) -> None:
    header = "---\ntitle: T\ndate: 2024-01-02\npermalink: p/\nalias: [/a/, b.html, q, /p/]\n"
    pages = {
        "_posts/p.md": header + "redirect_from: /c/index.html\n---\n",
        "_posts/q.md": HEADER.replace("title", "permalink: q/\naliases: [a/, d]\ntitle"),
    }
    blog = make_blog(tmp_path / "blog", pages)
    texts, plan = convert_blog(blog, target)
    slash = "/" if target == "hugo" else ""
    names = ", ".join(f'"{slash}{name}"' for name in ("a/", "b.html", "c/"))
    assert f"aliases{': ' if slash else ' = '}[{names}]\n" in texts["content/posts/p.md"]
    assert [loss.message for loss in plan.losses] == [
        "`q` does not lead to the page: the site has a page there",
        "`a/` does not lead to the page: another page has it too",
    ]
    line = plan.losses[0].path
    assert line is not None
    assert line.read_text()[slice(*plan.losses[0].span)] == "[/a/, b.html, q, /p/]"


@pytest.mark.parametrize(("target", "fence"), [("hugo", "---"), ("zola", "+++")])
def test_a_file_of_lone_returns_gets_lines(tmp_path: Path, target: str, fence: str) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": "# One\rtext\r\r## Two\r"})
    texts, _ = convert_blog(blog, target)
    text = texts["content/posts/p.md"]
    assert text.startswith(f"{fence}\ntitle")
    assert "\r" not in text
    assert "text\n\n## Two" in text
