"""Which differences were announced: by the loss report, or as one between the engines."""

from pathlib import Path

import pytest

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import Span
from hexodigest.verify.accounts import Absent, Known, accounted
from hexodigest.verify.facets import Facet
from hexodigest.verify.hunks import Hunk, of_lists, of_texts
from hexodigest.verify.results import Status

SOURCE = "One word here.\n\n{% riddle a %}\n\nAnother word there, and so on.\n" + "far " * 200
START = SOURCE.index("{%")
PLACE = "source/_posts/a.md:3:1"


def loss(name: str = "unknown-tag", text: str = "{% riddle a %}", start: int = START) -> Known:
    span = Span(start, start + len(text))
    return Known(Diagnostic(name, "", Severity.WARNING, span, Path("a.md")), text, PLACE)


@pytest.mark.parametrize(
    ("facet", "hunk"),
    [
        (Facet.TEXT, Hunk("", "{% riddle a %}", "word here.", "Another word")),  # it is shown
        (Facet.TEXT, Hunk("answer", "", "word here.", "Another word")),  # it is missing there
        (Facet.MARKS, Hunk("", "code: {% riddle a %}")),
        (Facet.LINKS, Hunk("Another → /a/", "")),  # beside it
        (Facet.STRUCTURE, Hunk("p", "")),  # somewhere on the page
    ],
)
def test_a_difference_where_something_was_lost_is_reported(facet: Facet, hunk: Hunk) -> None:
    found = accounted(facet, hunk, [loss()], SOURCE)
    assert (found.status, found.cause, found.place) == (Status.REPORTED, "unknown-tag", PLACE)


@pytest.mark.parametrize(
    ("facet", "hunk"),
    [
        (Facet.TEXT, Hunk("so", "no", "there, and", "on. far")),
        (Facet.LINKS, Hunk("elsewhere → /b/", "")),
        (Facet.TITLE, Hunk("a", "b")),
        (Facet.TAGS, Hunk("a", "")),
        (Facet.URL, Hunk("a page", "no page")),
    ],
)
def test_a_difference_elsewhere_is_not(facet: Facet, hunk: Hunk) -> None:
    assert accounted(facet, hunk, [loss()], SOURCE).status is Status.UNREPORTED


def test_a_stretch_whose_neighbours_recur_may_stand_at_any_of_them() -> None:
    source = "Tea hot now.\n\nTea {% riddle a %} now.\n\nTea cold now.\n\nMilk warm here.\n"
    known = [loss(start=source.index("{%"))]
    found = accounted(Facet.TEXT, Hunk("###", "", "Tea", "now"), known, source)
    assert found.status is Status.REPORTED
    found = accounted(Facet.TEXT, Hunk("###", "", "Milk", "here"), known, source)
    assert found.status is Status.UNREPORTED


def test_a_loss_speaks_of_what_it_can_touch() -> None:
    gone = Hunk("a page", "no page")
    moved = [loss("address-moved")]
    assert accounted(Facet.URL, gone, moved, SOURCE).status is Status.REPORTED
    assert accounted(Facet.TEXT, Hunk("a", "b"), moved, SOURCE).status is Status.UNREPORTED


def test_quotes_that_only_look_different_are_between_the_engines() -> None:
    found = accounted(Facet.STRICT, Hunk("“a”", '"a"'), [], SOURCE)
    assert (found.status, found.cause) == (Status.ENGINE, "smart-quotes")


def test_what_hexo_could_not_render_is_not_compared() -> None:
    found = accounted(Facet.TEXT, Hunk("{% note %}", "Note"), [], SOURCE, Absent(["note"]))
    assert (found.status, found.cause) == (Status.UNCOMPARED, "tags of a theme: note")
    assert found_with(Facet.STRUCTURE, Hunk("p", "div")) is Status.UNCOMPARED
    assert found_with(Facet.LINKS, Hunk("", "in the tag → /")) is Status.UNCOMPARED


@pytest.mark.parametrize(
    ("facet", "hunk"),
    [
        (Facet.TITLE, Hunk("a", "b")),
        (Facet.TEXT, Hunk("hot", "cold", "the tea is", "and so on")),
        (Facet.TEXT, Hunk("hot", "", "the tea is", "and so on")),
        (Facet.LINKS, Hunk("a → /a/", "a → /b/")),
        (Facet.LINKS, Hunk("a → /a/", "")),
        (Facet.CODE, Hunk("x = 1", "x = 2")),
        (Facet.IDS, Hunk("Brew", "brew")),
    ],
)
def test_damage_on_a_page_with_such_a_tag_is_seen(facet: Facet, hunk: Hunk) -> None:
    assert found_with(facet, hunk) is Status.UNREPORTED


def found_with(facet: Facet, hunk: Hunk) -> Status:
    return accounted(facet, hunk, [], SOURCE, Absent(["note"], ["note"])).status


def test_a_text_is_compared_in_words_and_characters_of_chinese() -> None:
    hunks = list(of_texts("the tea is 热的 and old", "the tea is 凉的 and new"))
    assert [(hunk.hexo, hunk.target) for hunk in hunks] == [("热的 and old", "凉的 and new")]
    [hunk] = of_texts("a b c d e f g h", "a b c x e f g h")
    assert hunk == Hunk("d", "x", "a b c", "e f g h")


def test_equal_sequences_have_no_hunks() -> None:
    assert list(of_texts("a b", "a b")) == []
    assert list(of_lists(["a"], ["a"])) == []
    assert list(of_lists(["a", "b"], ["a"])) == [Hunk("b", "", "a", "")]


@pytest.mark.parametrize(
    ("facet", "hunk", "source", "cause"),
    [
        (Facet.LANGUAGE, Hunk("yaml", ""), "```\na: 1\n```\n", "guessed-language"),
        (Facet.LANGUAGE, Hunk("yaml", ""), "```yml\na: 1\n```\n", ""),
        (Facet.LANGUAGE, Hunk("yaml", ""), "{% codeblock lang:yaml %}", ""),
        (Facet.LANGUAGE, Hunk("yaml", "xml"), "```\na: 1\n```\n", ""),
        (
            Facet.LANGUAGE,
            Hunk("yaml", "", "b"),
            "```yml\na\n```\n\n- ```\n  b\n",
            "guessed-language",
        ),
        (
            Facet.LANGUAGE,
            Hunk("yaml", "", "<b>"),
            "```yml\na\n```\n\n    <b>\n",
            "guessed-language",
        ),
        (Facet.LANGUAGE, Hunk("yaml", "", "a"), "```yml\na\n```\n\n    b\n", ""),
        (Facet.LINKS, Hunk("a → /x/!--swig￼0--", "a → /b/"), "", "tag-in-link-target"),
        (Facet.LINKS, Hunk("a → /a/", "a → /b/"), "", ""),
        (
            Facet.IMAGES,
            Hunk("/a/b/a/p/x.png | alt x", "/a/b/p/x.png | alt x"),
            "",
            "asset-below-deep-root",
        ),
        (Facet.IMAGES, Hunk("/a/b/a/p/x.png", "/a/b/p/y.png"), "", ""),
        (Facet.IMAGES, Hunk("/a/b/a/p/x.png", ""), "", ""),
        (Facet.IMAGES, Hunk("/i.png", "/blog/i.png"), "![](../i.png)", "image-above-root"),
        (Facet.IMAGES, Hunk("/i.png", "/blog/i.png"), "![](/i.png)", ""),
        (Facet.STRUCTURE, Hunk("", "p"), "a\n\n{% post_link b %}\n", "paragraph-of-a-tag"),
        (Facet.STRUCTURE, Hunk("", "p"), "see {% post_link b %}\n", ""),
        (Facet.STRUCTURE, Hunk("", "p"), "a<!--more-->b\n", "more-within-paragraph"),
        (Facet.STRUCTURE, Hunk("", "p"), "a\n\n<!-- more -->\n\nb\n", ""),
        (Facet.STRUCTURE, Hunk("", "p\nul"), "{% post_link b %}\n", ""),
        (Facet.IMAGES, Hunk("/a/b/a/x.png\n/a/b/a/y.png", "/a/b/x.png"), "", ""),
        (
            Facet.TEXT,
            Hunk("https://name.io", "https://_name_.io"),
            "to <b>https://_name_.io</b>.",
            "address-in-bold",
        ),
        (Facet.TEXT, Hunk("src=»a»", "src=«a»"), 'src="a"', "other-quotes"),
        (Facet.TEXT, Hunk("src=»a»", "src=«b»"), 'src="a"', ""),
        (Facet.TEXT, Hunk("src=»a»", "src=«a»"), "src=»a»", ""),
        (Facet.CAPTION, Hunk("", "a cup"), "```js a cup\n", "caption-apart"),
        (Facet.CAPTION, Hunk("", "a mug"), "```js a cup\n", ""),
        (Facet.TEXT, Hunk("other", "words"), "to <b>https://_name_.io</b>.", ""),
    ],
)
def test_a_difference_between_engines_is_told_by_its_cause(
    facet: Facet, hunk: Hunk, source: str, cause: str
) -> None:
    assert accounted(facet, hunk, [], source).cause == cause
