"""What a section of a digest is taken to say."""

import pytest

from hexodigest.document import parse
from hexodigest.schema.options import ARXIV_INSIGHTS, DIGEST
from hexodigest.schema.picks import picks_of, read_digest

HEADING = "## [A *title*](https://arxiv.org/pdf/2401.08565.pdf)\n\n"


def parts(section: str) -> tuple[list[str], list[str], list[str]]:
    """The summary, the remarks and the images' URLs of one section."""
    (pick,) = picks_of(parse(HEADING + section), ARXIV_INSIGHTS)
    return (
        [passage.text for passage in pick.summary],
        [passage.text for passage in pick.remarks],
        [image.url for image in pick.images],
    )


@pytest.mark.parametrize(
    ("section", "summary"),
    [
        ("one\n\ntwo\n", ["one", "two"]),
        ("one line\nand another\n", ["one line\nand another"]),
        ("- a\n- b\n", ["- a\n- b"]),
        ("| a |\n|---|\n| b |\n", ["| a |\n|---|\n| b |"]),
        ("```\ncode\n```\n", ["```\ncode\n```"]),
        ("    code\n", ["code"]),
        ("### deeper\n\ntext\n", ["text"]),
        ("{% note %}\ntext\n{% endnote %}\n", ["{% note %}\ntext\n{% endnote %}"]),
        ("text ![](a.png)\n", ["text ![](a.png)"]),
        ("![](a.png) text\n", ["![](a.png) text"]),
        ("![](a.png)\n![](b.png)\n", []),
        ("[![](a.png)](https://example.org)\n", []),
        ("[![](a.png) shown](https://example.org)\n", ["[![](a.png) shown](https://example.org)"]),
        ("[](https://example.org)\n", []),
        ("<https://example.org>\n", ["<https://example.org>"]),
        ("`code`\n", ["`code`"]),
        ("x <br>\n", ["x <br>"]),
        ("<span><br></span>\n", []),
        ("<span>text</span>\n", ["<span>text</span>"]),
        ("<div>\ntext\n</div>\n", ["<div>\ntext\n</div>"]),
        ("<div>\n<!-- text -->\n</div>\n", []),
        ("<!-- text\n\nmore -->\n", []),
        ("<!-- never closed\n", []),
        ('<img src="a.png">\n', []),
        ("***\n", []),
        ("[label]: https://example.org\n", []),
        ("{# a comment #}\n", []),
        ("> a remark\n", []),
    ],
)
def test_a_summary_is_what_has_words(section: str, summary: list[str]) -> None:
    assert parts(section)[0] == summary


@pytest.mark.parametrize(
    ("section", "remarks"),
    [
        ("> one\n", ["one"]),
        ("> one\n> two\nthree\n", ["one\ntwo\nthree"]),
        ("> one\n>\n> two\n", ["one\n\ntwo"]),
        ("> one\n\n> two\n", ["one", "two"]),
        (">one\n", ["one"]),
        ("> > nested\n", ["> nested"]),
        ("- > in a list\n", []),
    ],
)
def test_a_remark_is_a_quote_without_its_marks(section: str, remarks: list[str]) -> None:
    assert parts(section)[1] == remarks


def test_images_are_those_of_the_section_at_any_depth() -> None:
    section = '![](a.png)\n\n> ![](b.png)\n\n- <img src="c.png">\n\n<img alt="none"><img src="">\n'
    assert parts(section)[2] == ["a.png", "b.png", "c.png"]


def test_a_reference_has_its_url_where_that_is_written() -> None:
    document = parse("## [A][a]\n\ntext\n\n[a]: https://example.org/a\n")
    (pick,) = picks_of(document, DIGEST)
    assert (pick.title, pick.url, pick.identity) == ("A", "https://example.org/a", pick.url)
    assert document.source.slice(pick.url_span) == "https://example.org/a"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## [A title &amp; \\*more](https://arxiv.org/pdf/2401.08565)", "A title & *more"),
        ("## 1. [A *title*](https://arxiv.org/pdf/2401.08565)", "A *title*"),
        ("[A title](https://arxiv.org/pdf/2401.08565)\n---", "A title"),
        ("## [A](https://arxiv.org/pdf/2401.08565) ([code](https://example.org))", "A"),
        ("## https://arxiv.org/pdf/2401.08565", "https://arxiv.org/pdf/2401.08565"),
    ],
)
def test_a_title_is_the_text_of_the_link(heading: str, title: str) -> None:
    document = parse(f"---\ntitle: x\n---\n{heading}\n\ntext\n")
    (pick,) = picks_of(document, ARXIV_INSIGHTS)
    assert (pick.title, pick.arxiv_id) == (title, "2401.08565")


@pytest.mark.parametrize(
    "text",
    [
        "## no link",
        "# [above](https://arxiv.org/pdf/2401.08565)",
        "### [below](https://arxiv.org/pdf/2401.08565)",
        "> ## [quoted](https://arxiv.org/pdf/2401.08565)",
        "- ## [in a list](https://arxiv.org/pdf/2401.08565)",
        "## [one](https://example.org/1) [two](https://example.org/2)",
        "## [a](https://arxiv.org/pdf/2401.08565) [b](https://arxiv.org/pdf/2401.08406)",
        "[A](https://arxiv.org/pdf/2401.08565)",
        "",
    ],
)
def test_other_headings_are_no_picks(text: str) -> None:
    assert picks_of(parse(text), ARXIV_INSIGHTS) == ()


def test_the_introduction_ends_at_the_first_section() -> None:
    text = "---\ntitle: x\n---\none\n\n# top\n\n> two\n\n## a section\n\nthree\n"
    digest = read_digest(parse(text), DIGEST)
    assert [passage.text for passage in digest.introduction] == ["one", "two"]
    assert [p.text for p in read_digest(parse("one\n"), DIGEST).introduction] == ["one"]
