"""The comparison has teeth: each damage is seen where it is, and nothing harmless is."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hexodigest.verify.around import asset_hunks, feed_hunks, list_hunks
from hexodigest.verify.built import HexoSite, ListData, PageData, Term, answer
from hexodigest.verify.compare import Place, compare_pages
from hexodigest.verify.facets import Facet

PLACE = Place("https://tea.example", "/blog/")
FAR = '<a href="https://x.example/a%20b">a far one</a>'
LEAF = '<img src="/blog/img/leaf.png" alt="A leaf" title="Green">'
HEXO = """<h2 id="Brew-茶"><a href="#Brew-茶" class="headerlink" title="Brew 茶"></a>Brew 茶</h2>
<p>Water from the <strong>hills</strong> is “best”,<br>and <em>old</em> tea is <del>bad</del> good.
中文一行</p>
<span id="more"></span>
<p>See <a href="/blog/pots/#clay">the pot</a>, <a href="https://x.example/a%20b">a far one</a>.</p>
<p>Before.</p>
<p><img src="/blog/img/leaf.png" alt="A leaf" title="Green"></p>
<iframe src="https://video.example/1"></iframe>
<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>
<blockquote><p>Said.</p></blockquote>
<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<figure class="highlight js"><figcaption><span>brew.js</span></figcaption><table><tr>
<td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td>
<td class="code"><pre><span class="line">if (hot) {</span><br>\
<span class="line">  pour();</span><br></pre></td></tr></table></figure>
<h3 id="End"><a href="#End" class="headerlink" title="End"></a>End</h3>
"""
SITE = """<h2 id="Brew-茶">Brew 茶</h2>
<p>Water from the <strong>hills</strong> is “best”,<br>
and <em>old</em> tea is <del>bad</del> good.
中文一行</p>
<p>See <a href="/blog/pots/#clay">the pot</a>, <a href="https://x.example/a%20b">a far one</a>.</p>
<p>Before.</p>
<p><img src="/blog/img/leaf.png" alt="A leaf" title="Green"></p>
<iframe src="https://video.example/1"></iframe>
<ul>
<li>one
<ul>
<li>inner</li>
</ul>
</li>
<li>two</li>
</ul>
<blockquote>
<p>Said.</p>
</blockquote>
<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<figure class="highlight">
<figcaption><span>brew.js</span></figcaption>
<div class="highlight"><pre tabindex="0" class="chroma"><code class="language-js" data-lang="js">\
<span class="line"><span class="cl">if (hot) {
</span></span><span class="line"><span class="cl">  pour();
</span></span></code></pre></div>
</figure>
<h3 id="End">End</h3>
"""
PAGE = PageData(
    path="2024/tea/",
    title="Tea",
    content=HEXO,
    excerpt="<p>Water from the hills…</p>",
    date="2024-03-05T09:30:00",
    tags=(Term("C++", "tags/cpp/"), Term("茶", "tags/茶/")),
    categories=(Term("Drinks", "categories/Drinks/"), Term("Tea", "categories/Drinks/Tea/")),
    is_post=True,
)
CONVERTED = replace(
    PAGE,
    content=SITE,
    tags=(Term("茶", "/blog/tags/%E8%8C%B6/"), Term("C++", "https://tea.example/blog/tags/cpp/")),
    categories=tuple(Term(name, f"/blog/{path}") for name, path in PAGE.categories),
)

Change = Callable[[PageData], PageData]


def swap(old: str, new: str) -> Change:
    """Another text in the content; it must be there."""

    def change(page: PageData) -> PageData:
        assert old in page.content, old
        return replace(page, content=page.content.replace(old, new))

    return change


def put(**fields: object) -> Change:
    return lambda page: replace(page, **fields)  # type: ignore[arg-type]  # of any field


def found(change: Change) -> set[Facet]:
    return {facet for facet, _ in compare_pages(PAGE, change(CONVERTED), PLACE)}


DAMAGES: dict[str, tuple[Change, Facet]] = {
    "another title": (put(title="tea"), Facet.TITLE),
    "an hour later": (put(date="2024-03-05T10:30:00"), Facet.DATE),
    "no date": (put(date=""), Facet.DATE),
    "a tag is lost": (put(tags=CONVERTED.tags[:1]), Facet.TAGS),
    "a tag has another name": (
        put(tags=(CONVERTED.tags[0], Term("cpp", "/blog/tags/cpp/"))),
        Facet.TAGS,
    ),
    "a tag's page is elsewhere": (
        put(tags=(CONVERTED.tags[0], Term("C++", "/blog/tags/c/"))),
        Facet.TAGS,
    ),
    "the category above is lost": (put(categories=CONVERTED.categories[1:]), Facet.CATEGORIES),
    "a word is lost": (swap("from the ", "from "), Facet.TEXT),
    "a paragraph is doubled": (swap("<p>Before.</p>", "<p>Before.</p><p>Before.</p>"), Facet.TEXT),
    "two words changed places": (swap("a far one", "far a one"), Facet.TEXT),
    "a tag is printed": (swap("Said.", "{% cq %} Said."), Facet.TEXT),
    "markup is shown": (swap("<em>old</em>", "&lt;em&gt;old&lt;/em&gt;"), Facet.TEXT),
    "quotes are straight": (swap("“best”", '"best"'), Facet.STRICT),
    "a heading is deeper": (swap("<h2", "<h3"), Facet.HEADINGS),
    "a heading lost its words": (swap(">End<", "><"), Facet.HEADINGS),
    "an id is lower case": (swap('id="End"', 'id="end"'), Facet.IDS),
    "an id is lost": (swap(' id="Brew-茶"', ""), Facet.IDS),
    "a link leads elsewhere": (swap("/blog/pots/", "/pots/"), Facet.LINKS),
    "a link lost its place": (swap("#clay", ""), Facet.LINKS),
    "a link is text": (swap(FAR, "a far one"), Facet.LINKS),
    "an image is lost": (swap(LEAF, ""), Facet.IMAGES),
    "an image is relative": (swap('src="/blog/img/', 'src="img/'), Facet.IMAGES),
    "an image lost its alt": (swap(' alt="A leaf"', ""), Facet.IMAGES),
    "an image lost its title": (swap(' title="Green"', ""), Facet.IMAGES),
    "a video is lost": (swap('<iframe src="https://video.example/1"></iframe>', ""), Facet.EMBEDS),
    "code lost a line": (swap("  pour();\n", ""), Facet.CODE),
    "code lost its indent": (swap("  pour();", "pour();"), Facet.CODE),
    "code is escaped twice": (swap("if (hot)", "if (hot &amp;amp;)"), Facet.CODE),
    "code is another language": (swap("js", "py"), Facet.LANGUAGE),
    "code lost its caption": (swap("<span>brew.js</span>", ""), Facet.CAPTION),
    "a list is flat": (
        swap("<li>one\n<ul>\n<li>inner</li>\n</ul>\n</li>", "<li>one</li><li>inner</li>"),
        Facet.STRUCTURE,
    ),
    "a quotation is none": (
        swap("<blockquote>\n<p>Said.</p>\n</blockquote>", "<p>Said.</p>"),
        Facet.STRUCTURE,
    ),
    "a cell is lost": (swap("<td>1</td><td>2</td>", "<td>1 2</td>"), Facet.STRUCTURE),
    "two paragraphs are one": (swap(".</p>\n<p>Before.", ".\nBefore."), Facet.STRUCTURE),
    "nothing is strong": (swap("<strong>hills</strong>", "hills"), Facet.MARKS),
    "more is strong": (swap("<em>old</em>", "<strong>old</strong>"), Facet.MARKS),
    "a line break is lost": (swap("<br>\nand", "\nand"), Facet.BREAKS),
    "a line break is new": (swap("good.\n", "good.<br>"), Facet.BREAKS),
    "the excerpt is cut": (put(excerpt="<p>Water</p>"), Facet.EXCERPT),
    "the excerpt is lost": (put(excerpt=""), Facet.EXCERPT),
}  # fmt: skip
HARMLESS: dict[str, Change] = {
    "nothing": lambda page: page,
    "another order of attributes": swap('alt="A leaf" title="Green"', 'title="Green" alt="A leaf"'),
    "a link to its own heading": swap(">Brew", '><a class="anchor" href="#Brew-茶">#</a>Brew'),
    "b and i": lambda page: swap("em>", "i>")(swap("strong>", "b>")(page)),
    "s": swap("del>", "s>"),
    "what links say of themselves": swap("<a href", '<a target="_blank" rel="noopener" href'),
    "when images are loaded": swap("<img ", '<img loading="lazy" class="wide" '),
    "its own host in an address": swap('"/blog/pots/', '"https://tea.example/blog/pots/'),
    "an address relative to the page": swap('"/blog/pots/', '"../../pots/'),
    "the file of an address": swap("/pots/#", "/pots/index.html#"),
    "percent-encoding": swap("a%20b", "a%20%62"),
    "another name of the language": swap('"language-js" data-lang="js"', '"language-javascript"'),
    "code without colours": lambda page: swap("</span>", "")(
        swap('<span class="cl">', "")(swap('<span class="line">', "")(page))
    ),
    "no heads of tables": lambda page: swap("<thead>", "")(swap("</thead>", "")(page)),
    "paragraphs in a list": swap("<li>two</li>", "<li><p>two</p></li>"),
    "comments": swap("<p>Before.", "<!-- here --><p>Before.<!-- there -->"),
    "where the excerpt ends": swap("<p>See", '<p><span id="continue-reading"></span>See'),
    "a no-break space": swap("Water from", "Water\xa0from"),
    "lines of Chinese": swap("中文一行", "中文\n一行"),
    "other white space": swap("the pot</a>, ", "the  pot</a>,\n"),
    "decomposed letters": lambda page: replace(
        page, content=unicodedata.normalize("NFD", page.content)
    ),
    "a break at the end": swap("Said.</p>", "Said.<br></p>"),
    "an ellipsis after the excerpt": put(excerpt="<p>Water from the hills [...]</p>"),
    "the order of tags": put(tags=CONVERTED.tags[::-1]),
    "an empty paragraph": swap("<p>Before.", "<p></p><p>Before."),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_seen(name: str) -> None:
    change, facet = DAMAGES[name]
    assert facet in found(change)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_is_not_reported(name: str) -> None:
    assert found(HARMLESS[name]) == set()


def test_straight_quotes_are_no_other_text() -> None:
    assert found(swap("“best”", '"best"')) == {Facet.STRICT}


def test_an_automatic_summary_is_no_excerpt() -> None:
    without = replace(PAGE, excerpt="")
    assert list(compare_pages(without, CONVERTED, PLACE)) == []


def test_a_language_that_hexo_does_not_know_may_be_any() -> None:
    plain = replace(PAGE, content=HEXO.replace("highlight js", "highlight plaintext"))
    assert list(compare_pages(plain, CONVERTED, PLACE)) == []


LIST = ListData("tags/茶/", "tag", "茶", ("b/", "a/"))
LISTED = (
    '<main><h1>茶</h1><a href="/blog/b/">B</a><a href="https://tea.example/blog/a/">A</a></main>'
)


@pytest.mark.parametrize(
    ("page", "is_same"),
    [
        (LISTED, True),
        (f'<a href="/blog/c/">C</a>{LISTED}<a href="/blog/a/">A</a>', True),  # around the list
        (LISTED.replace('<a href="/blog/b/">B</a>', ""), False),
        (LISTED.replace("/blog/b/", "/b/"), False),
        (LISTED.replace("</main>", '<a href="/blog/c/">C</a></main>'), False),
        (LISTED.replace("<h1>茶", "<h1>tea"), False),
        ('<main><h1>茶</h1><a href="/blog/a/">A</a><a href="/blog/b/">B</a></main>', False),
        ('<main><h1>茶</h1><a href="/blog/c/">C</a><a href="/blog/b/">B</a></main>', False),
        ("", False),
    ],
)
def test_a_list_has_its_name_and_its_posts_in_order(
    page: str, is_same: object, tmp_path: Path
) -> None:
    place = tmp_path / "tags" / "茶" / "index.html"
    place.parent.mkdir(parents=True)
    if page:
        place.write_text(page, "utf-8")
    served = {"a/": "a/", "b/": "b/", "c/": "c/"}
    dates = {"a/": "2024-01-01", "b/": "2024-01-02", "c/": "2024-01-01"}
    assert (list(list_hunks([LIST], tmp_path, PLACE, served, dates)) == []) is is_same


def test_posts_of_one_time_may_change_places(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="/blog/a/">A</a><a href="/blog/b/">B</a>')
    home = ListData("", "index", "", ("b/", "a/"))
    served = {"a/": "a/", "b/": "b/"}
    for times, expected in ((("1", "1"), 0), (("1", "2"), 1)):
        dates = dict(zip(served, times, strict=True))
        assert len(list(list_hunks([home], tmp_path, PLACE, served, dates))) == expected


def test_a_list_is_compared_over_all_its_pages(tmp_path: Path) -> None:
    for folder, name in (("", "b"), ("page/2/", "a")):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "index.html").write_text(f'<a href="/blog/{name}/">x</a>')
    pages = [ListData("", "index", "", ("b/",)), ListData("page/2/", "index", "", ("a/",), 2)]
    served = {"a/": "a/", "b/": "b/"}
    assert list(list_hunks(pages, tmp_path, PLACE, served, {})) == []
    assert list(list_hunks(pages[:1], tmp_path, PLACE, served, {})) == []
    (tmp_path / "page/2/index.html").unlink()
    assert len(list(list_hunks(pages, tmp_path, PLACE, served, {}))) == 1


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>One</title>
<link href="https://tea.example/blog/a/"/><published>2024-03-05T01:30:00.000Z</published></entry>
</feed>"""
RSS = """<rss version="2.0"><channel><title>T</title><item><title>One</title>
<link>https://tea.example/blog/a/</link><pubDate>Tue, 05 Mar 2024 09:30:00 +0800</pubDate></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("feed", "is_same"),
    [
        (ATOM, True),
        (RSS, True),
        (ATOM.replace("<entry>", "<other>").replace("</entry>", "</other>"), False),
        (ATOM.replace("One", "Two"), False),
        (ATOM.replace("01:30", "02:30"), False),
        (ATOM.replace("/blog/a/", "/a/"), False),
        (ATOM[:-5], False),
        ("", False),
    ],
)
def test_a_feed_has_the_same_entries(feed: str, is_same: object, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "hexo", tmp_path / "site"
    for folder, text in ((ours, ATOM), (theirs, feed)):
        folder.mkdir()
        if text:
            (folder / "atom.xml").write_text(text, "utf-8")
    assert (list(feed_hunks("atom.xml", ours, theirs, PLACE)) == []) is is_same


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "is_same"),
    [
        ("a.png", b"\x89PNG\r\n", b"\x89PNG\r\n", True),
        ("a.png", b"\x89PNG\r\n", b"\x89PNG\n", False),
        ("a.css", b"\xef\xbb\xbfa\r\n", b"a\n", True),
        ("a.css", b"a", b"b", False),
        ("a.css", b"a", None, False),
    ],
)
def test_a_file_is_the_same_byte_for_byte(
    name: str, ours: bytes, theirs: bytes | None, is_same: object, tmp_path: Path
) -> None:
    hexo, site = tmp_path / "hexo", tmp_path / "site"
    for folder, data in ((hexo, ours), (site, theirs)):
        folder.mkdir()
        if data is not None:
            (folder / name).write_bytes(data)
    built = HexoSite(hexo, {}, {}, (name,))
    assert (list(asset_hunks(name, built, site)) == []) is is_same


def test_a_redirect_is_followed_and_a_missing_page_is_none(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "index.html").write_text("here")
    target = "https://tea.example/blog/new/"
    (tmp_path / "old.html").write_text(
        f'<meta http-equiv="refresh" content="0; url={target}"><a href="{target}">there</a>'
    )
    assert answer(tmp_path, "old.html", "/blog/") == ("new/", "here")
    assert answer(tmp_path, "new", "/blog/") == ("new/", "here")
    assert answer(tmp_path, "gone/", "/blog/") is None
