"""What is looked up about links and posts, how often, and what of it is let be."""

from collections import Counter
from pathlib import Path

import pytest

from hexodigest.config import Config
from hexodigest.document import Document, parse
from hexodigest.lint import anchors, parts
from hexodigest.lint.abbrlinks import usual_shape
from hexodigest.lint.destinations import destination, is_own_host, source_meant
from hexodigest.lint.han_text import running_text
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.link_uses import LinkUse, links_of
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.outputs import outputs_of
from hexodigest.lint.parts import parts_of
from hexodigest.lint.run import lint
from hexodigest.lint.selection import Selection
from hexodigest.lint.terms import Terms, categories_in, tags_in, usual_names
from hexodigest.lint.used_files import used_files_of
from hexodigest.site import Reference, Site, load_site

TAGS = KnownTags(Config(), None)

POST = "---\ntitle: {name}\ndate: 2024-01-17 20:15:00\ntags: {name}\n---\n\n## A {name}\n\nText.\n"
EVERY = Selection(select=("*",))


def make_blog(folder: Path, config: str = "", **files: str) -> Site:
    posts = folder / "source" / "_posts"
    posts.mkdir(parents=True)
    (folder / "_config.yml").write_text(
        f"url: https://tea.example/blog\npermalink: :title/\n{config}"
    )
    for name in ("kettle", "pot"):
        (posts / f"{name}.md").write_text(POST.format(name=name))
    for name, text in files.items():
        (posts / f"{name}.md").write_text(text, "utf-8")
    return load_site(folder)


def found(site: Site, text: str, *names: str) -> list[str]:
    path = site.source_dir / "_posts" / "tea.md"
    head = "---\ntitle: Tea\ndate: 2024-01-17 20:15:00\n---\n\n"
    path.write_text(head + text, "utf-8")
    selection = Selection(select=names or ("*",))
    return [each.message for each in lint(parse(path), Config(), site, selection)]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the body of each post is read."""
    counts: Counter[str] = Counter()

    def counted(document: Document) -> tuple[parts.Part, ...]:
        counts[document.path.name if document.path else ""] += 1
        return parts_of(document)

    monkeypatch.setattr(anchors, "parts_of", counted)
    return counts


def test_a_link_without_an_anchor_reads_no_other_post(
    tmp_path: Path, read: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_blog(tmp_path)
    monkeypatch.setattr(anchors, "parse", None)  # another post cannot be read at all
    assert found(site, "[x](/blog/kettle/) [y](/blog/nothing/) {% post_link pot %}\n")
    assert not read


def test_a_post_that_anchors_lead_to_is_read_once(tmp_path: Path, read: Counter[str]) -> None:
    site = make_blog(tmp_path)
    text = "[x](/blog/kettle/#A-kettle) [y](/blog/kettle/#B) [z](../kettle/#C)\n"
    for _ in range(3):
        assert len(found(site, text, "broken-anchor")) == 2
    assert read == {"kettle.md": 1}


def test_what_is_known_of_a_blog_is_gathered_once(tmp_path: Path) -> None:
    site = make_blog(tmp_path)
    assert outputs_of(site) is outputs_of(site)
    assert outputs_of(site).pages is outputs_of(site).pages
    assert neighbours_of(site) is neighbours_of(site)
    assert used_files_of(site) is used_files_of(site)
    document = parse(site.source_dir / "_posts" / "pot.md")
    assert parts_of(document) is parts_of(document)


def test_a_post_that_vanishes_has_unknown_anchors(tmp_path: Path) -> None:
    site = make_blog(tmp_path)
    assert outputs_of(site).pages
    (site.source_dir / "_posts" / "kettle.md").unlink()
    assert not found(site, "[x](/blog/kettle/#nothing)\n", "broken-anchor")


@pytest.mark.parametrize(
    "text",
    [
        "[x](#a)\n\n{{ page.title }}\n",
        "[x](#a)\n\n{% include other.html %}\n",
        '[x](#a)\n\n<p id="a">x</p>\n',
        "[x](#kettle-1)\n\n{% tabs Kettle %}\n<!-- tab A -->\n<!-- endtab -->\n{% endtabs %}\n",
    ],
)
def test_an_anchor_that_may_be_there_is_let_be(tmp_path: Path, text: str) -> None:
    assert not found(make_blog(tmp_path), text, "broken-anchor")


@pytest.mark.parametrize(
    ("config", "count"),
    [
        ("", 1),
        ("markdown:\n  render: {}\n", 0),
        ("marked: {}\nmarkdown: {}\n", 1),
        ("marked:\n  headerIds: false\n", 2),
        ("marked:\n  modifyAnchors: 2\n", 2),
    ],
)
def test_ids_depend_on_the_renderer(tmp_path: Path, config: str, count: int) -> None:
    site = make_blog(tmp_path, config)
    text = "## Green tea\n\n[x](#Green-tea) [y](#green-tea)\n"
    assert len(found(site, text, "broken-anchor")) == count


def test_pages_that_a_theme_fills_have_any_anchor(tmp_path: Path) -> None:
    site = make_blog(tmp_path)
    for name, line in (("a", "type: tags"), ("b", "layout: friends")):
        (site.source_dir / name).mkdir()
        (site.source_dir / name / "index.md").write_text(f"---\ntitle: x\n{line}\n---\n")
    (site.source_dir / "c.html").write_text("x")
    assert not found(site, "[x](../a/#x) [x](../b/#x) [x](../c.html#x)\n", "broken-anchor")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mailto:a@tea.example",
        "https://other.example/x",
        "//other.example/x",
        "http://[",
        "/outside/",
        "<%= x %>",
        "/blog/feed.xml",
        "/blog/images/x.png",
        "https://tea.example/blog/tools/",
        "#",
    ],
)
def test_what_cannot_be_known_is_let_be(tmp_path: Path, url: str) -> None:
    site = make_blog(tmp_path)
    page = site.facts(site.source_dir / "_posts" / "pot.md")
    assert page is not None
    assert destination(site, page, LinkUse(url, parse("x").body)) is None


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("#A-pot", "pot/index.html"),
        ("../kettle", "kettle/index.html"),
        ("https://tea.example/blog/", "index.html"),
        ("https://TEA.example/blog/?x#y", "index.html"),
        ("/blog/tags/pot/", "tags/pot/index.html"),
        ("/blog/kettle/index.html", "kettle/index.html"),
    ],
)
def test_a_link_within_the_blog_has_an_answer(tmp_path: Path, url: str, answer: str) -> None:
    site = make_blog(tmp_path)
    page = site.facts(site.source_dir / "_posts" / "pot.md")
    assert page is not None
    to = destination(site, page, LinkUse(url, parse("x").body))
    assert to is not None
    assert to.answer == answer


def test_no_host_is_the_blogs_own_while_none_is_set(tmp_path: Path) -> None:
    site = make_blog(tmp_path)
    assert is_own_host(site, "https://tea.example/")
    (tmp_path / "_config.yml").write_text("title: Tea\n")
    assert not is_own_host(load_site(tmp_path), "http://example.com/")


def test_an_installed_theme_is_asked_for_its_files(tmp_path: Path) -> None:
    site = make_blog(tmp_path, "theme: plain\n")
    (tmp_path / "themes" / "plain" / "source" / "css").mkdir(parents=True)
    (tmp_path / "themes" / "plain" / "source" / "css" / "style.css").write_text("")
    messages = found(site, "[x](/blog/css/style.css) [x](/blog/css/none.css)\n", "broken-link")
    assert messages == ["`/blog/css/none.css` leads nowhere: Hexo makes no `css/none.css`"]


def test_code_to_download_may_be_there(tmp_path: Path) -> None:
    assert not found(make_blog(tmp_path), "[x](/blog/downloads/code/x.py)\n", "broken-link")


def test_a_source_is_looked_for_beside_the_post(tmp_path: Path) -> None:
    site = make_blog(tmp_path)
    page = site.facts(site.source_dir / "_posts" / "pot.md")
    assert page is not None
    meant = source_meant(site, page, "./kettle.md?x#y")
    assert meant is not None
    assert meant.slug == "kettle"
    for url in ("kettle.html", "https://a.example/kettle.md", "//a/kettle.md", "../../../x.md"):
        assert source_meant(site, page, url) is None


def test_deep_blocks_are_looked_into_so_far() -> None:
    names = [f"note{letter}" for letter in "abcdefghijkl"]
    opened = "".join(f"{{% {name} %}}\n" for name in names)
    closed = "".join(f"{{% end{name} %}}\n" for name in reversed(names))
    document = parse(f"{opened}[x](/y/)\n{closed}")
    assert len(parts_of(document)) == 9
    assert links_of(document, TAGS) == ()


def test_links_of_every_form_have_their_places() -> None:
    text = '[a](/1/) <a href="/2/">x</a> <a href>x</a> {% link x https://a.example/3 %}\n\n'
    text += "{% url_for x 4/ %} {% quote %}\n[b](/5/)\n{% endquote %}\n"
    document = parse(text)
    uses = links_of(document, TAGS)
    assert [use.url for use in uses] == ["/1/", "/2/", "https://a.example/3", "/4/", "/5/"]
    written = [document.source.slice(use.span) for use in uses]
    assert written == ["/1/", "/2/", "https://a.example/3", "4/", "/5/"]
    assert uses[3].reference is Reference.URL_FOR


def test_words_of_a_link_are_text_but_for_its_code() -> None:
    document = parse("[茶 `a`](/b/)\n")
    [(_, spans)] = running_text(document)
    assert [document.source.slice(span) for span in spans] == ["茶 "]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("link-to-source", "[x](ket&#116;le.md)\n"),
        ("absolute-own-link", "[x](https://tea.example/blog/ket&#116;le/)\n"),
    ],
)
def test_an_address_in_other_signs_is_not_mended(tmp_path: Path, rule: str, text: str) -> None:
    site = make_blog(tmp_path)
    path = site.source_dir / "_posts" / "tea.md"
    path.write_text(f"---\ntitle: Tea\n---\n{text}")
    [problem] = lint(parse(path), Config(), site, Selection(select=(rule,)))
    assert problem.fix is None


def test_a_link_tag_of_a_theme_is_let_be() -> None:
    assert links_of(parse("{% link Tea::https://a.example/::b.png %} {% url_for %}\n"), TAGS) == ()


def test_generators_that_are_off_make_nothing(tmp_path: Path) -> None:
    config = "archive_generator:\n  enabled: false\nalias:\n  old: /kettle/\n"
    files = outputs_of(make_blog(tmp_path, config)).files
    assert not [name for name in files if name.startswith("archives")]
    assert "old/index.html" in files
    (tmp_path / "_config.yml").write_text(
        "url: https://tea.example/\narchive_generator:\n  yearly: false\n"
    )
    files = outputs_of(load_site(tmp_path)).files
    assert [name for name in files if name.startswith("archives")] == ["archives/index.html"]
    (tmp_path / "_config.yml").write_text(
        "url: https://tea.example/\narchive_generator:\n  monthly: false\n"
    )
    files = outputs_of(load_site(tmp_path)).files
    assert "archives/2024/index.html" in files
    assert "archives/2024/01/index.html" not in files


def test_running_text_is_without_code_and_addresses() -> None:
    text = "茶 `a` [水](/b/ 'c') <b>d</b> ![e](/f.png) [g][]\n\n[g]: /h/\n"
    document = parse(text)
    [(is_heading, spans)] = running_text(document)
    assert not is_heading
    assert [document.source.slice(span) for span in spans] == ["茶 ", " ", "水", " ", "d", " ", " "]


def test_the_commonest_spelling_of_a_term_is_kept() -> None:
    names = [(("Tea",), "tags/Tea/", 2), (("tea",), "tags/tea/", 2), (("C#",), "tags/C/", 1)]
    terms = Terms("tag", usual_names(names))
    assert terms.in_any_case("tags/TEA/") == ("Tea",)
    assert terms.at("tags/C/") == ("C#",)
    assert terms.at("tags/D/") is None


def test_terms_in_lists_of_lists_have_their_places(tmp_path: Path) -> None:
    text = "---\ntags: [a, [b], null]\ncategories: [[c, d], e]\n---\n"
    site = make_blog(tmp_path, merged=text)
    document = parse(site.source_dir / "_posts" / "merged.md")
    facts = site.facts(document)
    assert facts is not None
    assert [use.name for use in tags_in(document, facts)] == [("a",), ("b",)]
    names = [use.name for use in categories_in(document, facts)]
    assert names == [("c",), ("c", "d"), ("e",)]


@pytest.mark.parametrize(
    ("links", "name"),
    [
        (["1a2b3c4d"] * 3, None),
        ([f"{n}" for n in range(20)], "up to 5 digits"),
        ([f"{n}" for n in range(1_000_000, 1_000_020)], "6 to 10 digits"),
        ([f"a{n:x}" for n in range(20)], "up to 4 hex digits"),
        ([f"abcd{n:x}" for n in range(20)], "5 to 8 hex digits"),
        ([f"x-{n}" for n in range(20)], None),
    ],
)
def test_abbrlinks_have_a_usual_shape(links: list[str], name: str | None) -> None:
    shape = usual_shape(links)
    assert (shape.name if shape else None) == name


def test_a_document_outside_a_blog_has_no_findings_about_one(tmp_path: Path) -> None:
    site = make_blog(tmp_path)
    text = "---\ntitle: x\nabbrlink: 1\ntags: [a]\n---\n[x](/y/) {% asset_path z %}\n"
    document = Document(parse(text).source)
    names = {each.name for each in lint(document, Config(), site, EVERY)}
    ours = {"broken-link", "broken-anchor", "missing-asset", "duplicate-url", "unused-asset"}
    assert not names & ours


def test_a_text_that_is_too_large_is_not_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_blog(tmp_path, big="![x](/x.png)\n")
    (site.source_dir / "x.png").write_text("")
    monkeypatch.setattr("hexodigest.lint.used_files._LARGEST", 5)
    assert used_files_of(site).unused == {"_posts/big.md": ("x.png",)}
