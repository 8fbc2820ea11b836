"""Pages that Hexo made before, with a theme of their own."""

from pathlib import Path

import pytest

from conversions import HEADER, make_blog
from hexodigest.convert.job import open_blog
from hexodigest.verify.against import OldPagesError, read_old_pages
from hexodigest.verify.html import SelectorError

PAGE = """<!DOCTYPE html><html><head><title>T | Blog</title>
<meta property="og:title" content="T"><meta property="og:title" content="Blog">
<meta property="article:published_time" content="2024-01-02T03:04:05.000Z"></head>
<body><nav>menu</nav><article><h1>T</h1><div class="{name}"><div class="toc">1. x</div>
<p>One &amp; <a class="fancybox" href="/a.png"><img src="/a.png"></a></p>
<pre>
code</pre><br></div><div class="share">share</div></article></body></html>"""
INNER = '<p>One &amp; <img src="/a.png"></p>\n<pre>\ncode</pre><br>'
PATH = "2024/01/02/p/"


def blog_with(folder: Path, page: str) -> tuple[Path, Path]:
    files: dict[str, str | bytes] = {"_posts/p.md": HEADER + "One", "a.png": b"x", "b.png": b"x"}
    blog = make_blog(folder / "blog", files, "timezone: Asia/Shanghai\n")
    public = folder / "public"
    (public / PATH).mkdir(parents=True)
    (public / PATH / "index.html").write_text(page)
    (public / "a.png").write_bytes(b"x")
    (public / "atom.xml").write_text("<feed></feed>")
    return blog, public


@pytest.mark.parametrize("name", ["article-entry", "post-body", "markdown-body"])
def test_the_content_is_found_where_themes_have_it(name: str, tmp_path: Path) -> None:
    blog, public = blog_with(tmp_path, PAGE.format(name=name))
    site = read_old_pages(open_blog(blog), public)
    page = site.pages[PATH]
    assert page.content.strip() == INNER
    assert page.title == "T"
    assert page.date == "2024-01-02T11:04:05"  # on the blog's clock
    assert page.source == "_posts/p.md"
    assert site.files == ("a.png", "atom.xml")


def test_a_selector_of_ones_own_comes_first(tmp_path: Path) -> None:
    blog, public = blog_with(tmp_path, PAGE.format(name="odd"))
    site = read_old_pages(open_blog(blog), public, [".none", ".odd"])
    assert site.pages[PATH].content.strip() == INNER


def test_what_a_page_does_not_say_is_empty(tmp_path: Path) -> None:
    blog, public = blog_with(tmp_path, "<article>One</article>")
    page = read_old_pages(open_blog(blog), public).pages[PATH]
    assert (page.content, page.title, page.date) == ("One", "", "")


def test_pages_that_are_not_there_are_named(tmp_path: Path) -> None:
    blog, public = blog_with(tmp_path, "<article>One</article>")
    (blog / "source" / "_posts" / "q.md").write_text(HEADER + "Two")
    (blog / "source" / "_posts" / "r.md").write_text(HEADER + "Three")
    (public / "2024/01/02/r").mkdir()
    (public / "2024/01/02/r/index.html").write_text("<p>nothing")
    notes = read_old_pages(open_blog(blog), public).notes
    assert len(notes) == 2
    assert notes[0].startswith("`2024/01/02/q/index.html` of `_posts/q.md` is not in ")
    assert "no content is found in `2024/01/02/r/index.html`; --content names where" in notes[1]


def test_a_folder_without_a_page_is_an_error(tmp_path: Path) -> None:
    blog, public = blog_with(tmp_path, "<p>nothing")
    with pytest.raises(OldPagesError, match="holds no page of the blog"):
        read_old_pages(open_blog(blog), public)


def test_a_selector_that_is_none_is_an_error(tmp_path: Path) -> None:
    blog, public = blog_with(tmp_path, PAGE.format(name="x"))
    with pytest.raises(SelectorError, match="`p\\[` is no CSS selector"):
        read_old_pages(open_blog(blog), public, ["p["])
