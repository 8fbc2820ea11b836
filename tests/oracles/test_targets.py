"""The real engines build what convert writes, and their pages say what Hexo's say."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from hexodigest.convert.blog import Blog
from hexodigest.convert.resolve_page import resolve_page
from hexodigest.site.site import load_site
from oracles.engines import Built, Page, build_with_hugo, build_with_zola, read_page
from oracles.sites import EXAMPLE, TEA, Site, make_site

pytestmark = pytest.mark.oracle


class _Target(NamedTuple):
    """A target, and where its pages may look otherwise: how terms are linked, complaints named."""

    name: str
    build: Callable[[Path], Built]
    complaints: tuple[str, ...]
    terms: list[tuple[str, str]]
    page_without_layout: str


_HUGO = _Target(
    "hugo",
    build_with_hugo,
    ("WARN", "ERROR"),
    [
        ("/blog/categories/Drinks/Tea/Green/", "Green"),
        ("/blog/categories/Notes/", "Notes"),
        ("/blog/tags/cpp/", "C++"),
        ("/blog/tags/TCP-IP/", "TCP/IP"),
        ("/blog/tags/%E4%B8%AD%E6%96%87/", "中文"),
        ("/blog/tags/NET/", ".NET"),
    ],
    "plain-page.html",
)
_HOME = "https://tea.example/blog"
_ZOLA = _Target(
    "zola",
    build_with_zola,
    ("ERROR",),
    [
        (f"{_HOME}/categories/Drinks/", "Drinks"),
        (f"{_HOME}/categories/Drinks/Tea/", "Tea"),
        (f"{_HOME}/categories/Drinks/Tea/Green/", "Green"),
        (f"{_HOME}/categories/Notes/", "Notes"),
        (f"{_HOME}/tags/cpp/", "C++"),
        (f"{_HOME}/tags/TCP-IP/", "TCP/IP"),
        (f"{_HOME}/tags/中文/", "中文"),
        (f"{_HOME}/tags/NET/", ".NET"),
    ],
    "plain-page/index.html",
)


@pytest.fixture(scope="module", params=[_HUGO, _ZOLA], ids=lambda target: target.name)
def target(request: pytest.FixtureRequest) -> _Target:
    found: _Target = request.param
    return found


@pytest.fixture(scope="module")
def tea(target: _Target, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(TEA, target.name, tmp_path_factory.mktemp("tea"), target.build)


@pytest.fixture(scope="module")
def example(target: _Target, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(EXAMPLE, target.name, tmp_path_factory.mktemp("example"), target.build)


def test_the_engine_has_nothing_to_complain_of(target: _Target, tea: Site, example: Site) -> None:
    for site in (tea, example):
        assert [word for word in target.complaints if word in site.built.said] == []


def test_every_page_is_answered_where_hexo_serves_it(tea: Site, example: Site) -> None:
    for blog, site in ((TEA, tea), (EXAMPLE, example)):
        routes = load_site(blog).routes
        expected = {output for output, path in routes.items() if path.suffix != ".yml"}
        assert expected
        assert [output for output in sorted(expected) if not (site.public / output).is_file()] == []


def test_terms_are_answered_where_hexo_serves_them(tea: Site) -> None:
    for path in ("tags/cpp", "tags/TCP-IP", "tags/中文", "tags/NET", "tags/c-plus-plus"):
        assert (tea.public / path / "index.html").is_file(), path
    for path in ("Drinks", "Drinks/Tea", "Drinks/Tea/Green", "Notes"):
        assert (tea.public / "categories" / path / "index.html").is_file(), path
    assert (tea.public / "archives" / "index.html").is_file()
    assert (tea.public / "page" / "2" / "index.html").is_file()
    assert (tea.public / "atom.xml").is_file()


def test_the_feed_has_the_posts_and_nothing_else(tea: Site) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.parse(tea.public / "atom.xml").getroot()  # noqa: S314  # our own
    assert feed.findtext(f"{atom}title") == '茶与代码 "Tea & Code"'
    home = "https://tea.example/blog/"
    found = [
        (entry.findtext(f"{atom}title"), entry.findtext(f"{atom}id"))
        for entry in feed.iter(f"{atom}entry")
    ]
    assert found == [
        ("Look-alikes", f"{home}2024/03/07/lookalikes/"),
        ("Tags & code: a tour", f"{home}2024/03/05/tags-and-code/"),
        ("Plain", f"{home}old/plain.html"),
    ]
    entry = next(feed.iter(f"{atom}entry"))
    assert entry.findtext(f"{atom}published") == "2024-03-07T08:00:00+08:00"
    assert "<p>Inline <code>" in (entry.findtext(f"{atom}content") or "")


def test_a_parent_category_lists_the_posts_of_its_children_once(tea: Site) -> None:
    text = (tea.public / "categories/Drinks/index.html").read_text("utf-8")
    assert text.count("Tags &amp; code: a tour</a>") == 1
    assert text.count("Plain</a>") == 1


def test_a_draft_is_not_published(tea: Site) -> None:
    assert (tea.folder / "content/posts/later.md").is_file()
    assert "Not yet." not in "".join(path.read_text("utf-8") for path in tea.public.rglob("*.html"))


def test_title_date_and_terms_are_those_of_the_post(target: _Target, tea: Site) -> None:
    page = read_page(tea.public, "2024/03/05/tags-and-code/")
    assert page.title == 'Tags & code: a tour - 茶与代码 "Tea & Code"'
    assert page.language == "zh-CN"
    assert page.time == "2024-03-05T09:30:00+08:00"
    assert page.terms == target.terms


def test_heading_ids_are_those_of_hexo(tea: Site) -> None:
    page = read_page(tea.public, "2024/03/05/tags-and-code/")
    assert page.headings == [
        ("h2", "Quotes-“and”-code", "Quotes “and” code"),
        ("h2", "Quotes-“and”-code-1", "Quotes “and” code"),
        ("h2", "Setext-heading-标题", "Setext heading 标题"),
    ]


def test_code_has_its_text_and_its_caption(tea: Site) -> None:
    page = read_page(tea.public, "2024/03/05/tags-and-code/")
    code = [text.strip() for text in page.code]
    assert "def steep(minutes):\n    return minutes * 60" in code
    assert "let a = 1" in code
    assert "def whisk(): pass" in code
    assert any('const pot = "{{ leaf }}";' in text and "pour();" in text for text in code)
    assert "brew.js" in page.words
    assert ("https://tea.example/steep.py", "source") in page.links
    assert ("/blog/downloads/code/whisk.py", "view raw") in page.links


def test_images_of_the_pages_are_there(tea: Site, example: Site) -> None:
    for site in (tea, example):
        shown = [
            (file, image)
            for file in sorted(site.public.rglob("*.html"))
            for image in Page(file.read_text("utf-8")).images
        ]
        assert len(shown) > 3
        for file, image in shown:
            path = urlsplit(image).path
            below = site.public / path.removeprefix("/blog").lstrip("/")
            assert (below if path.startswith("/") else file.parent / path).is_file(), (file, image)


def test_links_between_posts_lead_to_them(tea: Site) -> None:
    page = read_page(tea.public, "2024/03/05/tags-and-code/")
    assert ("/blog/old/plain.html", "Plain") in page.links
    assert ("/blog/old/plain.html#end", "the end") in page.links
    assert "at /blog/old/plain.html." in page.words
    assert ("https://house.example/", "Tea house") in page.links
    assert ("/blog/2024/03/05/tags-and-code/notes.txt", "Notes & more") in page.links


def test_raw_passages_are_not_read_as_markdown(tea: Site) -> None:
    page = read_page(tea.public, "2024/03/05/tags-and-code/")
    assert "{{ untouched }}" in page.words
    assert "two *stars*" in page.words
    assert "Inline *{{ x }}* raw." in page.words
    assert "Hand *made*" in read_page(tea.public, "hand.html").words


def test_quotations_keep_their_markdown_and_their_origin(tea: Site) -> None:
    text = (tea.public / "2024/03/05/tags-and-code/index.html").read_text("utf-8")
    assert "Water from the <strong>hills</strong> is best." in text
    assert "<strong>Lu Yu</strong><cite>The Classic of Tea</cite>" in text
    assert '<blockquote class="pullquote right">' in text


def test_what_is_not_known_stays_visible(tea: Site) -> None:
    page = read_page(tea.public, "2024/03/05/tags-and-code/")
    for shown in ('{% mystery one "two three" %}', "{% riddle %}", "{{ site.posts.length }}"):
        assert shown in page.words
    assert "Inside, bold all the same." in page.words
    assert "Variables: Tags & code: a tour, literal, " in page.words
    assert "a comment that Hexo drops" not in page.words


def test_quotes_are_smart_as_in_hexo(tea: Site) -> None:
    page = read_page(tea.public, "2024/03/05/tags-and-code/")
    assert "paragraph, it’s << so >> “called”…" in page.words


def test_a_line_end_is_a_break(tea: Site) -> None:
    text = (tea.public / "2024/03/05/tags-and-code/index.html").read_text("utf-8")
    assert "First line<br>\nsecond line" in text.replace("<br />", "<br>")


def test_lookalikes_of_shortcodes_are_shown_as_they_are(tea: Site) -> None:
    page = read_page(tea.public, "2024/03/07/lookalikes/")
    assert "{{< figure >}}" in page.code
    assert "<!--more-->" in page.code
    assert any('{{< figure src="a.png" >}} {{% note %}}' in text for text in page.code)
    assert any("{{ indented(1) }} {{< x >}}" in text for text in page.code)
    assert "{{ macro(a=1) }} {{< figure >}} {% end %}" in page.words


def test_a_post_with_windows_line_ends_keeps_them(tea: Site) -> None:
    data = (tea.folder / "content/posts/plain.md").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert read_page(tea.public, "old/plain.html").headings == [("h2", "End", "End")]


def test_a_page_without_a_layout_has_none(target: _Target, tea: Site) -> None:
    assert (tea.public / target.page_without_layout).read_text("utf-8").strip() == (
        "<p>Only <strong>this</strong>.</p>"
    )


def test_the_digest_reads_as_it_was_written(example: Site) -> None:
    blog = Blog(load_site(EXAMPLE))
    for facts in blog.site.posts:
        page = read_page(example.public, facts.output)
        document = resolve_page(facts, blog).document
        assert page.title.startswith(facts.title)
        assert page.time.startswith(facts.date.isoformat())
        # Straight quotes are shown as curly ones, by Hexo too.
        expected = [
            (f"h{h.level}", h.id, h.text.replace("'", "’")) for h in document.markdown.headings
        ]
        assert page.headings == expected
        assert {link.url for link in document.markdown.links} <= {url for url, _ in page.links}
