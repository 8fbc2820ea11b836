"""What `read_markdown` says of small texts."""

import pytest

from hexodigest.document.markdown import Markdown, read_markdown
from hexodigest.document.nodes import CodeBlock, HtmlBlock, List, ListItem, Paragraph, Quote, Table
from hexodigest.source import Span


def read(text: str) -> Markdown:
    return read_markdown(text, Span(0, len(text)))


def kinds(text: str) -> list[str]:
    return [type(node).__name__ for node in read(text).nodes]


def test_a_fence_is_read_with_all_that_hexo_reads_in_its_info() -> None:
    text = "```js a title https://a.b/c shown mark:1,4-7 wrap:false\nlet x\n```\n"
    (block,) = read(text).code
    assert block.span == Span(0, len(text) - 1)
    assert (block.language, block.caption, block.url) == ("js", "a title", "https://a.b/c")
    assert block.link_text == "shown"
    assert block.options == (("mark", "1,4-7"), ("wrap", "false"))
    assert (block.text, block.closed, block.fenced) == ("let x", True, True)
    assert block.info_span is not None
    assert text[slice(*block.info_span)] == block.info


@pytest.mark.parametrize(
    ("info", "language", "caption", "link_text"),
    [
        ("", "", "", ""),
        ("js", "js", "", ""),
        ("js:a.js", "js:a.js", "", ""),
        ("js caption here", "js", "caption here", ""),
        ("js cap /local", "js", "cap", "link"),
        ("=12", "", "", ""),
    ],
)
def test_the_words_of_an_info_string(
    info: str, language: str, caption: str, link_text: str
) -> None:
    (block,) = read(f"~~~{info}\nx\n~~~").code
    assert (block.language, block.caption, block.link_text) == (language, caption, link_text)


def test_an_unclosed_fence_is_a_fault_at_its_opening_line() -> None:
    markdown = read("a\n\n```js x\ncode\n")
    (fault,) = markdown.faults
    assert (fault.name, fault.span) == ("unclosed-fence", Span(3, 10))
    (block,) = markdown.code
    assert (block.closed, block.language, block.text) == (False, "js", "code")


def test_a_fence_that_only_marked_closes_is_closed() -> None:
    assert read("```js highlight:false\nx\n```\n").code[0].closed
    assert not read("```js highlight:false\nx\n```\n").faults
    assert read("<!--\n```\nx\n```\n-->\n").code == ()


def test_a_fence_cuts_the_block_around_it() -> None:
    assert kinds("<div>\n```\nx\n```\n</div>\n") == ["HtmlBlock", "CodeBlock", "HtmlBlock"]
    assert kinds("> <div>\n> ```\n> x\n> ```\n> </div>\n")[1:] == [
        "HtmlBlock",
        "CodeBlock",
        "HtmlBlock",
    ]
    assert kinds("para [a](b)\n    ```\n    x\n    ```\nmore [c](d)") == [
        "Paragraph",
        "CodeBlock",
        "Paragraph",
    ]
    assert [block.text for block in read("    a\n    ```\n    x\n    ```\n    b\n").code] == [
        "a",
        "x",
        "b",
    ]


def test_a_fence_cuts_a_fence_that_nothing_closes() -> None:
    text = "> ```md x\n> a\n> ~~~js\n> b\n> ~~~\n> c\n"
    markdown = read(text)
    first, inner, rest = markdown.code
    assert [text[slice(*block.span)] for block in (first, inner, rest)] == [
        "```md x\n> a",
        "~~~js\n> b\n> ~~~",
        "c",
    ]
    assert [block.text for block in (first, inner, rest)] == ["a", "b", "c"]
    assert [block.language for block in (first, inner, rest)] == ["md", "js", "md"]
    assert [block.fenced for block in (first, inner, rest)] == [True, True, False]
    assert [fault.span for fault in markdown.faults] == [Span(2, 9)]


def test_quote_marks_that_are_text_of_cut_code_stay_in_it() -> None:
    text = "- a\n\n      > b\n      ```\n      c\n      ```\n      > d\n"
    assert [block.text for block in read(text).code] == ["> b", "c", "> d"]
    assert [text[slice(*block.span)] for block in read(text).code][::2] == ["> b", "> d"]


def test_too_deep_nesting_is_a_fault_and_never_raises() -> None:
    for text in (">" * 30 + " x", "- " * 30 + "x", "> - " * 500 + "x"):
        (fault,) = read(text).faults
        assert fault.name == "nested-too-deep"
        assert 0 < fault.span.start < fault.span.end <= len(text)
    assert not read("> " * 19 + "x").faults


def test_ids_of_headings_are_those_of_hexo() -> None:
    text = '# It\'s "x" -- y\n# a\n# a\n# a\n#\n# <b>B</b> `c<d` & e\nT\n=\n'
    assert [heading.id for heading in read(text).headings] == [
        "It’s-“x”-–-y", "a", "a-1", "a-2", "", "B-c", "T",
    ]  # fmt: skip


def test_the_text_of_a_heading_is_without_markup() -> None:
    text = "# *a* [b](c) `d` ![e](f) \\* &amp; http://g.h <i>j</i>\n"
    assert read(text).headings[0].text == "a b d e * & http://g.h j"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[A **t**](u)", "A t"),
        ("[A *`c`* t](u)", "A c t"),
        ("*a [b **c** d](u) e*", "a b c d e"),
        ("*a [b* c](u) d*", "a b* c d"),
        ("[a [b *c*](d) *e*](f) *g*", "a b c e g"),
        ("[r **s**][d]\n\n[d]: u", "r s"),
        ("[a ~~*b*~~ **c*d*e**](f)", "a b cde"),
        ("**[a](b)** [**c](d)**", "a **c**"),
        ("`*a*` ![b](c) <i>*d*</i>", "*a* b d"),
    ],
)
def test_the_text_of_a_heading_has_no_marks_of_emphasis(written: str, text: str) -> None:
    assert read(f"# {written}\n").headings[0].text == text


def test_containers_hold_their_blocks() -> None:
    quote, bullets, numbers = read("> a\n\n- b\n  - c\n\n1. d\n").blocks
    assert isinstance(quote, Quote)
    assert isinstance(bullets, List)
    assert isinstance(numbers, List)
    assert (bullets.ordered, numbers.ordered) == (False, True)
    assert [type(block) for block in bullets.items[0].children] == [Paragraph, List]
    assert isinstance(bullets.items[0], ListItem)


def test_cells_of_a_table_hold_inlines() -> None:
    text = "| a | b |\n|---|---|\n| [x](y) | `m\\|n` `o` |\n"
    (table,) = read(text).blocks
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]
    link, first, second = read(text).inlines
    assert text[slice(*link.span)] == "[x](y)"
    assert text[slice(*first.span)] == "`m\\|n`"
    assert text[slice(*second.span)] == "`o`"


def test_links_of_every_form_have_their_places() -> None:
    text = '[a](/b "c") <http://d.e> www.f.g h@i.jk [l] [![m](n)](o)\n\n[l]: <p q> "r"\n'
    markdown = read(text)
    assert [link.url for link in markdown.links] == [
        "/b", "http://d.e", "http://www.f.g", "mailto:h@i.jk", "p q", "o",
    ]  # fmt: skip
    assert [text[slice(*link.url_span)] for link in markdown.links] == [
        "/b", "http://d.e", "www.f.g", "h@i.jk", "p q", "o",
    ]  # fmt: skip
    assert [link.autolink for link in markdown.links] == [False, True, True, True, False, False]
    assert markdown.links[0].title == "c"
    assert (markdown.definitions[0].label, markdown.definitions[0].title) == ("l", "r")
    assert markdown.images[0].alt == "m"
    assert markdown.links[-1].children == markdown.images


def test_html_and_inline_code_have_their_places() -> None:
    text = "a `b` <i>c</i>\n\n<div>\nx\n</div>\n"
    markdown = read(text)
    assert [text[slice(*node.span)] for node in markdown.html] == ["<i>", "</i>", text[16:-1]]
    assert isinstance(markdown.html[-1], HtmlBlock)
    assert markdown.inline_code[0].text == "b"


def test_an_autolink_keeps_what_marked_keeps() -> None:
    urls = {
        "http://a.b/(c)d).": "http://a.b/(c)d",
        "http://a.b/(c": "http://a.b/",
        "http://a.b/&amp;": "http://a.b/",
        "http://a.b/c;": "http://a.b/c",
        "http://a.b。c": "http://a.b。c",
    }
    for text, url in urls.items():
        assert [link.url for link in read(text).links] == [url], text


def test_what_html_opens_lasts_over_paragraphs() -> None:
    assert read('<b></b><a href="x">\n\nb http://c.d\n').links == ()
    assert len(read('z <a href="x">y</a>\n\nb http://c.d\n').links) == 1


def test_an_empty_body_has_no_blocks() -> None:
    assert read("").blocks == ()
    assert read_markdown("title: x\n---\n", Span(13, 13)).blocks == ()


def test_indented_code_keeps_what_is_beyond_its_indent() -> None:
    (block,) = read("    a\n      b\n\n    c\n").blocks
    assert isinstance(block, CodeBlock)
    assert (block.text, block.fenced, block.info_span) == ("a\n  b\n\nc", False, None)


def test_a_line_of_wide_blanks_is_no_block() -> None:
    assert read("\u3000\u3000\n").blocks == ()
    assert kinds("a\n\u3000\nb\n") == ["Paragraph"]


def test_code_that_python_takes_for_white_space_has_a_place() -> None:
    (block,) = read_markdown("    \x1c", Span(0, 5)).blocks
    assert block.span == Span(4, 5)
