"""What the JSON of a post says, checked against its own schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import ROOT
from conversions import HEADER, convert_blog, make_blog
from hexodigest.convert.job import prepare
from hexodigest.convert.targets import load_target
from hexodigest.convert.targets.json.source import restore

SCHEMA = json.loads((ROOT / "schemas" / "post.schema.json").read_text())
EXAMPLE = ROOT / "examples" / "arxiv-insights"
TEA = ROOT / "tests" / "fixtures" / "convert" / "blog"


def strict(text: str) -> Any:  # noqa: ANN401  # JSON
    """JSON as others read it: no NaN, and what the schema allows."""
    found = json.loads(text, parse_constant=pytest.fail)
    jsonschema.validate(found, SCHEMA)
    return found


def post_of(folder: Path, content: str | bytes, config: str = "", name: str = "p.md") -> Any:  # noqa: ANN401  # JSON
    blog = make_blog(folder / "blog", {f"_posts/{name}": content}, config)
    texts, _ = convert_blog(blog, "json")
    return strict(texts[f"posts/{name.removesuffix('.md')}.json"])


@pytest.mark.parametrize("blog", [EXAMPLE, TEA], ids=["example", "tea"])
def test_every_post_fits_the_schema_and_holds_its_source(blog: Path, tmp_path: Path) -> None:
    plan = prepare(blog, tmp_path / "out", load_target("json")).plan
    for output in plan.outputs:
        assert isinstance(output.content, bytes)
        post = strict(output.content.decode())
        data = restore(output.content)
        assert data == (blog / post["source"]["path"]).read_bytes()
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        start = post["front_matter"]["span"][1]
        for segment in post["body"]:
            assert segment["span"][0] == start
            start = segment["span"][1]
        assert start == len(text) or not post["body"]


def test_a_digest_has_its_picks_each_with_its_place() -> None:
    plan = prepare(EXAMPLE, Path("/nowhere"), load_target("json")).plan
    content = next(o.content for o in plan.outputs if o.path.name == "2023-07-18-insights.json")
    assert isinstance(content, bytes)
    post = strict(content.decode())
    text = restore(content).decode()
    first, second = post["picks"]
    assert first["title"].startswith("Retentive Network")
    assert first["arxiv_id"] == "2307.08621"
    assert first["url"] == "https://arxiv.org/pdf/2307.08621.pdf" == text[slice(*first["url_span"])]
    assert text[slice(*first["title_span"])] == first["title"]
    assert [text[slice(*passage["span"])] for passage in first["summary"]] == [
        passage["text"] for passage in first["summary"]
    ]
    assert text[slice(*first["remarks"][0]["span"])] == "> " + first["remarks"][0]["text"]
    assert first["images"][0]["url"].endswith("retention.png")
    assert first["span"][1] <= second["span"][0]
    assert post["assets"][0]["file"] == (
        "source/files/images/arxiv-insights/2023-07-17-07-21/retention.png"
    )
    assert post["resolved"]["permalink"] == "https://insights.example/posts/70a58977/"
    assert post["resolved"]["date"] == {
        "wall": "2023-07-18T09:12:40",
        "zone": "Asia/Shanghai",
        "source": "front-matter",
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf---\r\na: 1\r\n---\r\nx\r",
        b"a\xff\xfe\n",
        "中文 😀\u2028".encode(),
        b'---\na: "\\ud800"\n---\n',
        b';;;\n"a": "\\ud800"\n;;;\n',
        b"---\na: b: c\n---\nx\n",
        b"\x00\x01",
    ],
)
def test_odd_bytes_come_back(tmp_path: Path, data: bytes) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": data})
    texts, _ = convert_blog(blog, "json")
    strict(texts["posts/p.json"])
    assert restore(texts["posts/p.json"]) == data


def test_values_that_json_does_not_know_are_told_apart(tmp_path: Path) -> None:
    header = "---\na: .nan\nb: [.inf, {c: -.inf}]\nd: 2020-01-02\ne: {f: 1.5}\n---\n"
    front = post_of(tmp_path, header)["front_matter"]
    assert front["data"] == {
        "a": "NaN",
        "b": ["Infinity", {"c": "-Infinity"}],
        "d": "2020-01-02T00:00:00+00:00",
        "e": {"f": 1.5},
    }
    assert front["numbers"] == [["a"], ["b", 0], ["b", 1, "c"]]
    assert front["dates"] == [["d"]]


def test_the_body_is_told_in_pieces(tmp_path: Path) -> None:
    body = "a `b` {% img /c.png %} {{ d }} {# e #}\n\n```js\nf\n```\n{% raw %}g{% endraw %}\n"
    body += "{% quote X %}{% img /y.png %}{% endquote %}\n"
    post = post_of(tmp_path, HEADER + body)
    text = HEADER + body
    kinds = [segment["type"] for segment in post["body"] if segment["type"] != "text"]
    assert kinds == ["inline_code", "tag", "variable", "comment", "fence", "raw", "block"]
    bodies = [text[slice(*segment["body"])] for segment in post["body"] if segment["body"]]
    assert bodies == [" d ", " e ", "f\n", "g", "{% img /y.png %}"]
    assert [a["value"] for segment in post["body"] for a in segment["args"]] == ["/c.png", "X"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\n<!-- more -->\nb\n", {"source": "marker", "markdown": "a"}),
        ("`<!-- more -->`\n", None),
        ("a\n", None),
    ],
)
def test_the_excerpt_ends_at_the_marker(
    tmp_path: Path, body: str, expected: dict[str, str] | None
) -> None:
    assert post_of(tmp_path, HEADER + body)["resolved"]["excerpt"] == expected


def test_a_key_is_the_excerpt_before_a_marker(tmp_path: Path) -> None:
    header = HEADER.replace("title", "excerpt: e\ntitle")
    found = post_of(tmp_path, header + "a <!-- more --> b\n")["resolved"]["excerpt"]
    assert found == {"source": "front-matter", "markdown": "e"}


def test_where_a_date_is_from_is_said(tmp_path: Path) -> None:
    named = post_of(
        tmp_path, "x\n", "new_post_name: :year-:month-:day-:title.md\n", "2020-01-02-p.md"
    )
    assert named["resolved"]["date"]["wall"] == "2020-01-02T00:00:00"
    assert named["resolved"]["date"]["source"] == "file-name"
    assert post_of(tmp_path / "b", "x\n")["resolved"]["date"]["source"] == "file"


def test_links_images_and_code_are_listed(tmp_path: Path) -> None:
    body = '[a](b "c") ![d](e.png) <img src="/none.png" alt="f"> http://g.h\n\n```js t\ni\n```\n'
    post = post_of(tmp_path, HEADER + body)
    assert [(k["url"], k["text"], k["title"], k["autolink"]) for k in post["links"]] == [
        ("b", "a", "c", False),
        ("http://g.h", "http://g.h", None, True),
    ]
    assert [(image["url"], image["alt"]) for image in post["images"]] == [
        ("e.png", "d"),
        ("/none.png", "f"),
    ]
    assert [(asset["url"], asset["file"]) for asset in post["assets"]] == [
        ("e.png", None),
        ("/none.png", None),
    ]
    assert [(c["language"], c["caption"], c["fenced"]) for c in post["code"]] == [("js", "t", True)]
    assert post["picks"] is None


def test_faults_are_told_with_line_and_column(tmp_path: Path) -> None:
    (fault, *_) = post_of(tmp_path, HEADER.encode() + b"a \xff\n")["diagnostics"]
    assert (fault["name"], fault["line"], fault["column"]) == ("invalid-utf8", 5, 3)


def test_a_page_and_a_draft_are_told_apart(tmp_path: Path) -> None:
    files = {"_drafts/d.md": HEADER, "about/index.md": HEADER, "x.html": HEADER + "<p>y</p>"}
    texts, _ = convert_blog(make_blog(tmp_path / "blog", files), "json")
    found = {name: strict(text) for name, text in texts.items()}
    assert {name: post["kind"] for name, post in found.items()} == {
        "drafts/d.json": "draft",
        "pages/about/index.json": "page",
        "pages/x.html.json": "page",
    }
    assert found["drafts/d.json"]["resolved"]["draft"] is True
    assert found["pages/about/index.json"]["resolved"]["path"] == "about/"
