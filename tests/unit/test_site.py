"""A blog's posts, their facts, and which file an image means."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hexodigest.document import parse
from hexodigest.document.front_matter import Value
from hexodigest.site import (
    DateSource,
    FileKind,
    Reference,
    Resolution,
    Site,
    find_blog,
    load_site,
)
from hexodigest.site.dates import date_in_name, find_zone, read_date, zones_of

CONFIG = """
title: Test
url: https://blog.example
timezone: Asia/Shanghai
permalink: posts/:abbrlink/
theme: plain
"""
POST = """---
title: One
date: 2024-01-17 20:30:00
abbrlink: dcb2f552
tags: [a, b]
categories: [A, B]
---
Text.
"""
WEEK = "files/images/2024-01-15-01-19"


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    write(root / "_config.yml", CONFIG)
    source = root / "source"
    write(source / "_posts" / "one.md", POST)
    write(source / "_posts" / "broken.md", "---\ntitle: a: b\n---\n")
    write(source / "_drafts" / "draft.md", POST.replace("dcb2f552", "00000000"))
    write(source / "about" / "index.md", "---\ntitle: About\n---\n")
    write(source / "_images" / "hidden.png")
    write(source / WEEK / "a.png")
    write(source / WEEK / "B.PNG")
    write(source / WEEK / "图 1.png")
    write(root / "themes" / "plain" / "source" / "images" / "logo.png")
    write(root / "themes" / "plain" / "source" / "_less" / "x.png")
    write(tmp_path / "outside.png")
    return root


def test_the_facts_of_a_post(blog: Path) -> None:
    site = load_site(blog)
    facts = site.facts(blog / "source" / "_posts" / "one.md")
    assert facts is not None
    assert (facts.slug, facts.title, facts.layout) == ("one", "One", "post")
    assert (facts.address, facts.url) == ("posts/dcb2f552/", "/posts/dcb2f552/")
    assert facts.output == "posts/dcb2f552/index.html"
    assert facts.date.isoformat() == "2024-01-17T20:30:00+08:00"
    assert facts.date_source is DateSource.FRONT_MATTER
    assert (facts.tags, facts.categories) == (("a", "b"), (("A", "B"),))
    assert facts.published
    assert not facts.is_draft
    assert facts.data["abbrlink"] == "dcb2f552"


def test_a_machine_in_another_zone_moves_the_address_but_not_the_instant(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "timezone: Asia/Shanghai\npermalink: :year:month:day/\n")
    post = write(tmp_path / "source" / "_posts" / "a.md", "---\ndate: 2024-01-17 01:00:00\n---\n")
    here, there = (load_site(tmp_path, zone).facts(post) for zone in (None, "UTC"))
    assert here is not None
    assert there is not None
    assert here.address == "20240117/"
    assert there.address == "20240116/"
    assert here.date == there.date


def test_posts_drafts_and_pages_are_listed_in_order(blog: Path) -> None:
    site = load_site(blog)
    assert [facts.source for facts in site.posts] == ["_posts/broken.md", "_posts/one.md"]
    assert [site.is_shown(facts) for facts in site.posts] == [False, True]
    assert [facts.source for facts in site.drafts] == ["_drafts/draft.md"]
    assert site.drafts[0].is_draft
    assert not site.is_shown(site.drafts[0])
    assert [facts.output for facts in site.pages] == ["about/index.html"]
    assert [asset.output for asset in site.assets] == [
        f"{WEEK}/{name}" for name in ("B.PNG", "a.png", "图 1.png")
    ]


def test_addresses_and_outputs_of_files(blog: Path) -> None:
    site = load_site(blog)
    source = blog / "source"
    assert site.url_of(source / "_posts" / "one.md") == "/posts/dcb2f552/"
    assert site.url_of(source / "about" / "index.md") == "/about/index.html"
    assert site.url_of(source / WEEK / "a.png") == f"/{WEEK}/a.png"
    assert site.url_of(source / "_drafts" / "draft.md") is None
    assert site.url_of(source / "_images" / "hidden.png") is None
    assert site.url_of(blog / "_config.yml") is None
    assert site.output_of(source / "_posts" / "one.md") == "posts/dcb2f552/index.html"
    assert site.output_of(source / "_posts" / "broken.md") is None
    assert site.kind_of(source / "_images" / "hidden.png") is FileKind.IGNORED
    assert site.kind_of(blog / "_config.yml") is None
    assert site.facts(blog / "_config.yml") is None
    assert site.facts(source / WEEK / "a.png") is None
    assert (site.tag_path("C#"), site.category_path(("A", "B b"))) == (
        "tags/C/",
        "categories/A/B-b/",
    )


def test_a_document_is_asked_for_its_own_front_matter(blog: Path) -> None:
    path = blog / "source" / "_posts" / "one.md"
    document = parse(path)
    site = load_site(blog)
    write(path, POST.replace("dcb2f552", "ffffffff"))
    assert site.url_of(document) == "/posts/dcb2f552/"
    assert site.url_of(path) == "/posts/ffffffff/"
    assert site.facts(parse(POST)) is None
    assert site.url_of(parse(POST)) is None


def test_an_image_is_relative_to_the_address_of_its_page(blog: Path) -> None:
    site = load_site(blog)
    page = blog / "source" / "_posts" / "one.md"
    url = f"../../{WEEK}/a.png"
    for asked in (page, parse(page), site.posts[1]):
        found = site.resolve_image(asked, url, Reference.HTML)
        assert found.kind is Resolution.FOUND
        assert found.file == blog / "source" / WEEK / "a.png"
        assert found.output == f"{WEEK}/a.png"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (f"/{WEEK}/a.png", Resolution.FOUND),
        (f"  /{WEEK}/a.png\n", Resolution.FOUND),
        (f"/{WEEK}/图%201.png", Resolution.FOUND),
        (f"/{WEEK}/b.png", Resolution.MISSING),
        (f"../../../../{WEEK}/a.png", Resolution.FOUND),
        (f"{WEEK}/a.png", Resolution.MISSING),
        ("/images/logo.png", Resolution.FOUND),
        ("/_less/x.png", Resolution.MISSING),
        ("/_images/hidden.png", Resolution.MISSING),
        ("/about/", Resolution.FOUND),
        ("/tags/x/chart.html", Resolution.UNKNOWN),
        ("/", Resolution.UNKNOWN),
        ("", Resolution.UNKNOWN),
        ("#top", Resolution.UNKNOWN),
        ("{{ cover }}", Resolution.UNKNOWN),
        ("https://other.example/a.png", Resolution.EXTERNAL),
        ("//other.example/a.png", Resolution.EXTERNAL),
        ("data:image/png;base64,AAAA", Resolution.EXTERNAL),
        ("C:\\pictures\\a.png", Resolution.MISSING),
        ("file:///home/me/a.png", Resolution.MISSING),
        ("/../outside.png", Resolution.MISSING),
        ("/%2e%2e/%2e%2e/outside.png", Resolution.MISSING),
        ("/a\x00b.png", Resolution.MISSING),
        ("/" + "x" * 5000 + ".png", Resolution.MISSING),
    ],
)
def test_what_an_address_in_html_means(blog: Path, url: str, kind: Resolution) -> None:
    site = load_site(blog)
    assert site.resolve_image(site.posts[1], url, Reference.HTML).kind is kind


@pytest.mark.parametrize("name", ["b.PNG", "A.png", "B.png"])
def test_a_name_in_another_case_is_missing_and_said_to_be(blog: Path, name: str) -> None:
    site = load_site(blog)
    found = site.resolve_image(site.posts[1], f"/{WEEK}/{name}", Reference.HTML)
    assert found.kind is Resolution.MISSING
    assert found.differs_only_in_case
    assert found.file is not None
    assert found.file.name.lower() == name.lower()


def test_an_address_outside_the_root_of_the_blog_is_unknown(blog: Path) -> None:
    write(blog / "_config.yml", CONFIG + "root: /blog/\n")
    site = load_site(blog)
    post = site.posts[1]
    assert site.resolve_image(post, f"/{WEEK}/a.png", Reference.HTML).kind is Resolution.UNKNOWN
    assert site.resolve_image(post, f"/blog/{WEEK}/a.png", Reference.HTML).kind is Resolution.FOUND
    assert site.resolve_image(post, f"/{WEEK}/a.png").kind is Resolution.FOUND


def test_a_page_that_is_no_part_of_the_blog_has_no_relative_addresses(blog: Path) -> None:
    site = load_site(blog)
    stray = blog / "README.md"
    assert site.resolve_image(stray, "a.png", Reference.HTML).kind is Resolution.UNKNOWN
    assert site.resolve_image(stray, f"/{WEEK}/a.png").kind is Resolution.FOUND
    assert site.resolve_image(stray, "a.png", Reference.ASSET).kind is Resolution.MISSING


def test_files_of_asset_folders_belong_to_the_nearest_post(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "post_asset_folder: true\npermalink: :title/\ntheme:\n")
    posts = tmp_path / "source" / "_posts"
    for name in ("a.md", "a/b.md"):
        write(posts / name, "---\ndate: 2024-01-01\n---\n")
    pictures = [write(posts / name) for name in ("a/x.png", "a/b/y.png", "a/_z.png", "c/w.png")]
    site = load_site(tmp_path)
    assert [site.output_of(path) for path in pictures] == ["a/x.png", "a/b/y.png", None, None]
    assert [asset.output for asset in site.assets] == ["a/b.html", "a/b/y.png", "a/x.png"]
    first, second = site.posts
    for post, name, kind in (
        (first, "x.png", Resolution.FOUND),
        (first, "X.png", Resolution.MISSING),
        (first, "b/y.png", Resolution.MISSING),
        (second, "y.png", Resolution.FOUND),
        (second, "../x.png", Resolution.MISSING),
    ):
        assert site.resolve_image(post, name, Reference.ASSET).kind is kind
    other = site.resolve_image(first, "/a/b/y.png", Reference.HTML)
    assert other.file == posts / "a" / "b" / "y.png"
    assert site.theme_dirs == (
        tmp_path / "themes" / "landscape" / "source",
        tmp_path / "node_modules" / "hexo-theme-landscape" / "source",
    )


def test_links_that_lead_out_of_the_blog_are_not_followed(blog: Path) -> None:
    source = blog / "source"
    (source / "out.png").symlink_to(blog.parent / "outside.png")
    (source / "out").symlink_to(blog.parent)
    (source / "round").symlink_to(source)
    (source / "in").symlink_to(source / WEEK)
    (source / "dead").symlink_to(source / "nowhere")
    site = load_site(blog)
    names = {file.source for file in site.files}
    assert "in/a.png" in names
    assert not {name for name in names if name.startswith(("out", "round", "dead"))}
    for url, kind in (
        ("/out.png", Resolution.MISSING),
        ("/out/outside.png", Resolution.MISSING),
        ("/in/a.png", Resolution.FOUND),
    ):
        assert site.resolve_image(site.posts[1], url).kind is kind


def test_a_blog_behind_a_link_is_the_same_blog(blog: Path) -> None:
    link = blog.parent / "link"
    link.symlink_to(blog)
    site = load_site(blog)
    assert find_blog(link / "source") == link
    assert site.source_of(link / "source" / "_posts" / "one.md") == "_posts/one.md"


def test_a_name_that_is_not_utf8_is_ignored_as_by_node(blog: Path) -> None:
    name = os.fsdecode(b"\xd6\xd0.md")
    path = blog / "source" / "_posts" / name
    path.write_bytes(b"text")
    site = load_site(blog)
    assert site.kind_of(path) is FileKind.IGNORED
    assert site.facts(path) is None


def test_a_theme_is_a_name_and_not_a_path(blog: Path) -> None:
    write(blog / "_config.yml", "theme: ../../elsewhere\n")
    assert load_site(blog).theme_dirs == ()


def test_zones_are_found_in_any_case_and_unknown_ones_are_utc() -> None:
    assert find_zone("asia/shanghai") == find_zone("Asia/Shanghai") is not None
    assert find_zone("Nowhere/Land") is None
    assert zones_of("Nowhere/Land").shown is UTC


@pytest.mark.parametrize("value", [None, False, 0, "", "soon", {}, 1e300, float("inf")])
def test_what_is_no_date_is_none(value: object) -> None:
    assert read_date(value, zones_of("UTC")) is None  # type: ignore[arg-type]  # any value


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        (datetime(1, 1, 1, tzinfo=UTC), "Asia/Shanghai"),
        ("0001-01-01T00:00:00Z", "America/New_York"),
        ("9999-12-31T23:59:59Z", "Asia/Shanghai"),
        (float("nan"), "UTC"),
    ],
)
def test_a_date_beyond_the_years_of_python_is_none(value: Value, zone: str) -> None:
    assert read_date(value, zones_of(zone)) is None
    parts = {"year": "9999", "month": "13", "day": "1"}
    assert date_in_name(parts, zones_of(zone)) is None


def test_a_page_without_a_date_has_that_of_its_file(blog: Path) -> None:
    site = load_site(blog)
    facts = site.pages[0]
    assert facts.date_source is DateSource.FILE
    assert abs(facts.date - datetime.now(UTC)).total_seconds() < 3600


@given(st.text(max_size=60), st.sampled_from(Reference))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_address_makes_resolving_fail_or_look_outside(
    blog: Path, url: str, reference: Reference
) -> None:
    site: Site = load_site(blog)
    for text in (url, f"../../{url}", f"/%2e%2e/{url}", f"/{WEEK}/{url}"):
        found = site.resolve_image(site.posts[1], text, reference)
        assert found.file is None or found.file.is_relative_to(blog)
        assert (found.kind is Resolution.FOUND) <= (found.file is not None)
