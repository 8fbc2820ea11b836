"""Whole conversions: of a post, of a blog, and what is refused before anything is written."""

import json
import os
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from conversions import HEADER, convert_blog, make_blog
from hexodigest.cli import main
from hexodigest.convert.job import prepare
from hexodigest.convert.run import CollisionError
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.convert.targets.json.source import RestoreError, restore
from hexodigest.convert.write import OutputFolderError
from hexodigest.site.blog import NoBlogError


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, words)])


def front_matter(text: str) -> dict[str, object]:
    """The front matter of a converted page, read by other people's readers."""
    mark = text[:3]
    header = text.split(f"{mark}\n")[1]
    return tomllib.loads(header) if mark == "+++" else yaml.safe_load(header)


def test_an_unknown_target_is_none() -> None:
    with pytest.raises(KeyError):
        load_target("jekyll")


@pytest.mark.parametrize("target", NAMES)
def test_a_blog_is_written_whole(tmp_path: Path, target: str) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER + "x\n", "b.png": b"\x89"})
    result = run(blog, tmp_path / "out", "--to", target)
    assert result.exit_code == 0
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0] == f"1 post converted to {tmp_path / 'out'}: nothing lost"
    assert lines[1].startswith("dates are taken for UTC")
    serve = {"hugo": "hugo server", "zola": "zola serve"}
    next_steps = [f"next: cd {tmp_path / 'out'} && {serve[target]}"] if target in serve else []
    assert lines[2:] == next_steps
    assert any((tmp_path / "out").rglob("a.*"))
    assert (tmp_path / "out/static/b.png").is_file() == (target != "json")


def test_losses_are_printed_with_their_places(tmp_path: Path) -> None:
    blog = make_blog(
        tmp_path / "blog", {"_posts/a.md": HEADER + "x {% who %}\n{{ x() }} {{ y() }}\n"}
    )
    result = run(blog, tmp_path / "out", "--to", "hugo")
    assert result.exit_code == 0
    assert [
        line.partition("a.md:")[2].partition(" ")[0] for line in result.stdout.splitlines()
    ] == [
        "5:3:",
        "6:1:",
        "6:11:",
    ]
    assert "out: 2 unevaluated-variable, 1 unknown-tag\n" in result.stderr


def test_a_post_that_hexo_drops_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    files = {"_posts/a.md": HEADER, "_posts/b.md": "---\na: b: c\n---\n"}
    result = run(make_blog(tmp_path / "blog", files), tmp_path / "out", "--to", "zola")
    assert result.exit_code == 1
    assert "b.md: not converted: its front matter cannot be read" in result.stderr
    assert "1 post converted to" in result.stderr
    assert (tmp_path / "out/content/posts/a.md").is_file()


def test_a_permalink_that_leads_out_is_named_and_not_written(tmp_path: Path) -> None:
    evil = HEADER.replace("title", "permalink: ../../evil/\ntitle")
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": evil, "_posts/b.md": HEADER})
    result = run(blog, tmp_path / "out", "--to", "hugo")
    assert result.exit_code == 2
    assert "a.md: not converted" in result.stderr
    assert "leads out of the output folder" in result.stderr
    assert not (tmp_path / "evil").exists()


def test_two_posts_at_one_address_are_an_error_before_any_write(tmp_path: Path) -> None:
    same = HEADER.replace("title", "permalink: same/\ntitle")
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": same, "_posts/b.md": same})
    result = run(blog, tmp_path / "out", "--to", "hugo")
    assert result.exit_code == 2
    assert "`_posts/a.md` and `_posts/b.md` are both served at `/same/`" in result.stderr
    assert not (tmp_path / "out").exists()
    with pytest.raises(CollisionError):
        prepare(blog, tmp_path / "out", load_target("json"))


def test_a_folder_that_is_not_empty_is_refused_unless_forced(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER})
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine").touch()
    result = run(blog, out, "--to", "json")
    assert result.exit_code == 2
    assert "is not empty" in result.stderr
    assert [path.name for path in out.iterdir()] == ["mine"]
    assert run(blog, out, "--to", "json", "--force").exit_code == 0
    assert (out / "mine").exists()
    assert (out / "posts/a.json").exists()


def test_the_blog_itself_is_no_place_for_the_result(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER})
    for place in (blog, blog / "source", blog / "source/x"):
        with pytest.raises(OutputFolderError):
            prepare(blog, place, load_target("hugo"), force=True)


def test_a_folder_that_is_no_blog_is_refused(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER})
    with pytest.raises(NoBlogError):
        prepare(blog / "source" / "_posts", tmp_path / "out", load_target("json"))
    result = run(tmp_path, tmp_path / "out", "--to", "json")
    assert result.exit_code == 2
    assert "no Hexo blog here" in result.stderr


def test_a_blog_may_be_named_by_its_source_folder(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER})
    assert len(prepare(blog / "source", tmp_path / "out", load_target("json")).plan.pages) == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "none.md", tmp_path / "out", "--to", "json")
    assert result.exit_code == 2
    assert result.stderr == f"hexodigest: {tmp_path / 'none.md'}: no such file or directory\n"


def test_a_configuration_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER}, "a: b: c\n")
    result = run(blog, tmp_path / "out", "--to", "json")
    assert result.exit_code == 2
    assert "_config.yml:1:" in result.stderr


@pytest.mark.parametrize(
    ("target", "name"), [("json", "a.json"), ("hugo", "a.md"), ("zola", "a.md")]
)
@pytest.mark.parametrize("in_a_blog", [True, False])
def test_one_post_becomes_one_file(tmp_path: Path, target: str, name: str, in_a_blog: bool) -> None:  # noqa: FBT001
    if in_a_blog:
        blog = make_blog(
            tmp_path / "blog", {"_posts/p.md": HEADER + "# x\n"}, "permalink: :title/\n"
        )
        post = blog / "source/_posts/p.md"
    else:
        post = tmp_path / "p.md"
        post.write_text(HEADER + "# x\n")
    place = tmp_path / name
    result = run(post, place, "--to", target)
    assert result.exit_code == 0
    assert f"1 post converted to {place}: nothing lost\n" in result.stderr
    text = place.read_text()
    if target == "json":
        resolved = json.loads(text)["resolved"]
        assert resolved["path"] == ("p/" if in_a_blog else None)
        assert resolved["permalink"] == ("http://example.com/p/" if in_a_blog else None)
        assert restore(text) == post.read_bytes()
    else:
        assert "# x {#x}" in text
    assert run(post, place, "--to", target).exit_code == 2
    assert run(post, place, "--to", target, "--force").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [name, "blog" if in_a_blog else "p.md"]
    )


def test_one_post_becomes_a_site_with_its_assets(tmp_path: Path) -> None:
    files = {"_posts/p.md": HEADER + "{% asset_img a.png %}\n", "_posts/p/a.png": b"\x89"}
    blog = make_blog(tmp_path / "blog", files, "post_asset_folder: true\n")
    assert run(blog / "source/_posts/p.md", tmp_path / "out", "--to", "hugo").exit_code == 0
    assert (tmp_path / "out/static/2024/01/02/p/a.png").is_file()
    assert (tmp_path / "out/hugo.toml").is_file()


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_every_key_of_the_front_matter_lands_somewhere(tmp_path: Path, target: str) -> None:
    header = (
        "---\ntitle: T\ndate: 2024-01-02 03:04:05\nupdated: 2024-02-02\ntags: [b, A b]\n"
        "categories: [X, Y]\ndescription: d\nkeywords: k, l\naliases: [/old/]\nexcerpt: e\n"
        "slug: s\nurl: u\ntype: t\nmarkup: m\nweight: w\nlayout: false\npublished: true\n"
        "author: me\nbuild: 1\nempty:\n---\n"
    )
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": header}, "timezone: Asia/Shanghai\n")
    texts, _ = convert_blog(blog, target)
    data = front_matter(texts["content/posts/p.md"])
    rest = data["params" if target == "hugo" else "extra"]
    assert isinstance(rest, dict)
    expected = {"slug": "s", "url": "u", "type": "t", "markup": "m", "weight": "w", "build": 1}
    assert rest.items() >= (expected | {"layout": False}).items()
    assert data.get("authors", [rest.get("author")]) == ["me"]
    assert data["title"] == "T"
    assert str(data["date"]) == "2024-01-02 03:04:05+08:00"
    assert data["description"] == "d"
    if target == "hugo":
        assert data["url"] == "/2024/01/02/p/"
        assert data["tags"] == ["b", "A b"]
        assert data["categories"] == ["X/Y"]
        assert (data["summary"], data["keywords"], data["layout"]) == ("e", ["k", "l"], "raw")
        assert data["aliases"] == ["/old/"]
    else:
        assert data["path"] == "2024/01/02/p"
        assert data["taxonomies"] == {"tags": ["b", "A-b"], "categories": ["X", "X/Y"]}
        assert (rest["excerpt"], rest["keywords"], data["template"]) == ("e", "k, l", "raw.html")
        assert data["aliases"] == ["old/"]


def test_aliases_of_other_sites_are_kept_as_they_are(tmp_path: Path) -> None:
    header = HEADER.replace("title", "aliases: [/a, 'http://x.y']\npermalink: p.html\ntitle")
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": header})
    for target, name in (("hugo", "params"), ("zola", "extra")):
        data = front_matter(convert_blog(blog, target)[0]["content/posts/p.md"])
        rest = data[name]
        assert isinstance(rest, dict)
        assert rest["aliases"] == ["/a", "http://x.y"]
        assert data.get("aliases") == (["p.html", "a"] if target == "zola" else ["/a"])


def test_zola_finds_another_folder_where_one_is_taken(tmp_path: Path) -> None:
    file = HEADER.replace("title", "permalink: a.html\ntitle")
    folder = HEADER.replace("title", "permalink: a/\ntitle")
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": file, "_posts/q.md": folder})
    texts, _ = convert_blog(blog, "zola")
    assert front_matter(texts["content/posts/p.md"])["path"] == "a-page"
    assert front_matter(texts["content/posts/q.md"])["path"] == "a"


def test_an_address_that_zola_cannot_answer_is_a_loss(tmp_path: Path) -> None:
    file = HEADER.replace("title", "permalink: feed\ntitle")
    _, plan = convert_blog(make_blog(tmp_path / "blog", {"_posts/p.md": file}), "zola")
    assert [loss.message for loss in plan.losses] == [
        "the page is served at `feed/`, not at `feed`"
    ]


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_names_that_mean_something_to_the_target_are_avoided(tmp_path: Path, target: str) -> None:
    files = {
        "index.md": HEADER,
        "a/index.md": HEADER,
        "a.md": HEADER,
        "b/c.zh.md": HEADER,
        "_posts/index.md": HEADER,
        "tags/index.md": HEADER,
    }
    texts, _ = convert_blog(make_blog(tmp_path / "blog", files), target)
    pages = {name for name in texts if name.startswith("content/")}
    home = "content/" if target == "hugo" else "content/pages/"
    expected = {"content/_index.md", f"{home}a.md", f"{home}a-2.md", f"{home}b/c-zh.md"}
    assert expected | {"content/posts/index-page.md"} <= pages
    assert ("content/tags/_index.md" in pages) == (target == "hugo")


def test_tags_with_one_slug_share_the_address_and_the_last_has_the_page(tmp_path: Path) -> None:
    header = HEADER.replace("title", "tags: [C, C++, +++, c]\ntitle")
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": header})
    texts, _ = convert_blog(blog, "hugo")
    c = {"title": "C", "url": "/tags/C/", "build": {"render": "link"}}
    assert front_matter(texts["content/tags/C/_index.md"]) == c
    assert front_matter(texts["content/tags/C++/_index.md"]) == {"title": "C++", "url": "/tags/C/"}
    assert front_matter(texts["content/tags/+++/_index.md"]) == {"title": "+++"}
    # Hugo does not tell `C` from `c`.
    assert front_matter(texts["content/posts/p.md"])["tags"] == ["C", "C++", "+++", "c-2"]
    assert front_matter(texts["content/tags/c-2/_index.md"]) == {"title": "c", "url": "/tags/c/"}
    zola_texts, plan = convert_blog(blog, "zola")
    zola = front_matter(zola_texts["content/posts/p.md"])
    assert zola["taxonomies"] == {"tags": ["C", "-", "c"]}
    assert [loss.name for loss in plan.losses] == ["merged-terms"]


def test_settings_of_the_blog_reach_the_target(tmp_path: Path) -> None:
    config = (
        "title: 'A \"B\"'\nlanguage: [zh_CN, en]\ntimezone: Asia/Tokyo\nurl: https://e.example/b\n"
        "root: /b/\nper_page: 0\nindex_generator:\n  per_page: 0\nkeywords: a, b\nfuture: false\n"
        "marked:\n  smartypants: false\n  breaks: false\nfeed:\n  path: [feed/all.xml, x]\n"
    )
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER}, config)
    hugo = tomllib.loads(convert_blog(blog, "hugo")[0]["hugo.toml"])
    assert hugo["title"] == 'A "B"'
    assert hugo["baseURL"] == "https://e.example/b/"
    assert (hugo["locale"], hugo["timeZone"], hugo["buildFuture"]) == ("zh-CN", "Asia/Tokyo", False)
    assert hugo["markup"]["goldmark"]["renderer"] == {"unsafe": True, "hardWraps": False}
    assert hugo["markup"]["goldmark"]["extensions"]["typographer"]["disable"] is True
    assert hugo["outputFormats"]["atom"] == {
        "mediaType": "application/atom+xml",
        "path": "feed",
        "baseName": "all",
        "rel": "alternate",
        "root": True,
    }
    assert hugo["params"]["keywords"] == ["a", "b"]
    zola = tomllib.loads(convert_blog(blog, "zola")[0]["config.toml"])
    assert zola["base_url"] == "https://e.example/b"
    assert zola["markdown"]["smart_punctuation"] is False
    assert zola["taxonomies"] == [{"name": "tags"}, {"name": "categories"}]
    assert zola["extra"]["locale"] == "zh-CN"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"source": 1}',
        "null",
        '{"source": {"content": "x", "encoding": "latin-1"}}',
        '{"source": {"content": "%%%", "encoding": "base64"}}',
    ],
)
def test_what_holds_no_source_cannot_be_restored(text: str) -> None:
    with pytest.raises(RestoreError):
        restore(text)


def test_names_that_differ_in_case_alone_do_not_meet(tmp_path: Path) -> None:
    files = {"_posts/a.md": HEADER, "_posts/A.md": HEADER, "x.png": b"1", "X.png": b"2"}
    blog = make_blog(tmp_path / "blog", files, "permalink: :title/\n")
    texts, plan = convert_blog(blog, "json")
    assert sorted(texts) == ["posts/A.json", "posts/a-2.json"]
    names = {
        str(output.path)
        for output in prepare(blog, tmp_path / "o", load_target("hugo")).plan.outputs
    }
    assert {"static/x.png", "static/X.png", "content/posts/A.md", "content/posts/a-2.md"} <= names
    assert len(plan.pages) == 2


def test_nesting_beyond_measure_fails_one_post_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overflow(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("hexodigest.convert.markdown_page.convert_body", overflow)
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER, "x.html": HEADER + "<p>y</p>"})
    result = run(blog, tmp_path / "out", "--to", "hugo")
    assert result.exit_code == 2
    assert "a.md: not converted: its tags are nested too deep" in result.stderr
    assert (tmp_path / "out/content/x.md").is_file()


def test_losses_are_listed_in_a_file_and_strict_counts_them(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER + "{% who %}\n"})
    arguments = ["convert", str(blog), str(tmp_path / "out"), "--to", "hugo"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    found = json.loads((tmp_path / "out" / "hexodigest-losses.json").read_text("utf-8"))
    assert "unknown-tag" in json.dumps(found)
    assert CliRunner().invoke(main, [*arguments, "--force", "--strict"]).exit_code == 1


def test_a_post_is_restored_from_its_json_byte_for_byte(tmp_path: Path) -> None:
    post = tmp_path / "p.md"
    post.write_bytes(HEADER.encode() + b"a\r\n\xff\n")
    made, back = tmp_path / "p.json", tmp_path / "back.md"
    invoke = CliRunner().invoke
    assert invoke(main, ["convert", str(post), str(made), "--to", "json"]).exit_code == 0
    assert invoke(main, ["restore", str(made), str(back)]).exit_code == 0
    assert back.read_bytes() == post.read_bytes()
    assert invoke(main, ["restore", str(made), str(back)]).exit_code == 2
    assert invoke(main, ["restore", str(post), str(back), "--force"]).exit_code == 2
    assert invoke(main, ["restore", str(tmp_path / "no"), str(back), "--force"]).exit_code == 2
    assert back.read_bytes() == post.read_bytes()


@pytest.mark.skipif(sys.platform == "darwin", reason="there every name is UTF-8")
@pytest.mark.parametrize("target", ["json", "hugo"])
def test_a_file_whose_name_is_not_utf_8_is_a_loss(tmp_path: Path, target: str) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER})
    (blog / "source" / "_posts" / os.fsdecode(b"\xff.md")).write_text(HEADER)
    result = run(blog, tmp_path / "out", "--to", target, "--strict")
    assert result.exit_code == 1
    assert "name-not-utf8" in result.stdout
    assert "1 post converted to" in result.stderr
