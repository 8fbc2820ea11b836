"""HTML in Markdown: which tags are found, what their attributes mean, where they stand."""

import pytest

from hexodigest.document import parse
from hexodigest.document.html import Attribute
from hexodigest.document.html_entities import decode_attribute
from hexodigest.document.html_tokens import Tokenizer
from hexodigest.source import Span


def found(text: str) -> list[str]:
    document = parse(text)
    return [document.source.slice(element.span) for element in document.elements]


def names(piece: str) -> list[str]:
    return [tag.name for tag in Tokenizer().start_tags(piece)]


def value_span(item: Attribute) -> Span | None:
    return item.value_span


def test_attributes_have_values_and_places() -> None:
    text = "an <IMG Src=\"a&amp;b.png\" alt='中文' width=3 hidden> here\n"
    document = parse(text)
    (element,) = document.elements
    assert element.name == "img"
    assert document.source.slice(element.span) == text[3:-6]
    assert [(item.name, item.value) for item in element.attributes] == [
        ("src", "a&b.png"),
        ("alt", "中文"),
        ("width", "3"),
        ("hidden", ""),
    ]
    slices = [document.source.slice(item.span) for item in element.attributes]
    assert slices == ['Src="a&amp;b.png"', "alt='中文'", "width=3", "hidden"]
    values = [
        item.value_span and document.source.slice(item.value_span) for item in element.attributes
    ]
    assert values == ["a&amp;b.png", "中文", "3", None]
    assert element.get("src") == "a&b.png"
    assert element.get("class") is None
    assert element.attribute("hidden") is element.attributes[3]


def test_the_first_of_two_attributes_counts() -> None:
    (element,) = parse("<img src=a SRC=b>\n").elements
    assert [item.value for item in element.attributes] == ["a"]


def test_a_block_holds_many_tags_over_many_lines() -> None:
    text = (
        '<table>\n<tr><td\n class="x">\n\n<img src="a.png"\n     alt="b">\n\n</td></tr>\n</table>\n'
    )
    assert found(text) == [
        "<table>",
        "<tr>",
        '<td\n class="x">',
        '<img src="a.png"\n     alt="b">',
    ]


def test_marks_of_quotes_are_not_in_the_tags() -> None:
    text = "> - > <div\n>   > class=a\n>   > id=b>\n>   > </div>\n"
    (element,) = parse(text).elements
    assert [(item.name, item.value) for item in element.attributes] == [("class", "a"), ("id", "b")]


def test_html_after_a_quote_keeps_its_own_marks() -> None:
    assert found("> <b>\n\n<div\n>\n<i>\n") == ["<b>", "<div\n>", "<i>"]


def test_code_and_comments_hold_no_tags() -> None:
    text = "`<img>` <!-- <img> --> <b>\n\n```html\n<img>\n```\n\n    <img>\n\n\\<img>\n"
    assert found(text) == ["<b>"]


def test_a_comment_that_a_block_leaves_open_goes_on() -> None:
    assert found("<div>\n<!-- <i>\n\n<img src=a>\n\n<p>--> <b>\n") == ["<div>", "<b>"]


def test_a_hexo_tag_is_a_value_as_it_is_written() -> None:
    text = '<a href="{% post_path "x" %}" title="{{ a }}">z</a>\n'
    (element,) = parse(text).elements
    assert element.get("href") == '{% post_path "x" %}'
    assert element.get("title") == "{{ a }}"


def test_a_hexo_tag_between_attributes_is_none() -> None:
    (element,) = parse("<div>\n<div {{ attributes }} id=a>\n</div>\n").elements[1:]
    assert [item.name for item in element.attributes] == ["id"]


def test_what_stands_in_raw_is_html() -> None:
    text = "{% raw %}<img src=a>{% endraw %} {% img <img> %}\n"
    document = parse(text)
    assert [document.source.slice(element.span) for element in document.elements] == ["<img src=a>"]
    assert document.elements[0].span == Span(9, 20)


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("<script>'<img>'</script><b>", ["script", "b"]),
        ("<script><!--<script></script><i>--></script><b>", ["script", "b"]),
        ("<script><!--<script></script></script><b>", ["script", "b"]),
        ("<script><!--></script><b>", ["script", "b"]),
        ("<script><!--", ["script"]),
        ("<STYLE><img></styles></Style ><b>", ["style", "b"]),
        ("<title><img></title><textarea><img></textarea><b>", ["title", "textarea", "b"]),
        ("<iframe><img></iframe><xmp><i></xmp><b>", ["iframe", "xmp", "b"]),
        ("<plaintext></plaintext><b>", ["plaintext"]),
        ("<!--><b>", ["b"]),
        ("<!---><b>", ["b"]),
        ("<!-- <i> --!><b>", ["b"]),
        ("<!-- <i> ", []),
        ("<![CDATA[<i>]]><b>", ["b"]),
        ("<!DOCTYPE html><b>", ["b"]),
        ("<?php <i> ?><b>", ["b"]),
        ("<? php", []),
        ("</><b>", ["b"]),
        ("</ <i><b>", ["b"]),
        ("</a title='>'><b>", ["b"]),
        ("</a title='", []),
        ("< b><1><b>", ["b"]),
        ("<b/><i/class=x><u", ["b", "i"]),
        ("<a title='", []),
        ("<a b=", []),
        ("<a b=c", []),
        ("<a-b:c><b\0>", ["a-b:c", "b\ufffd"]),
    ],
)
def test_tags_are_those_of_a_browser(piece: str, expected: list[str]) -> None:
    assert names(piece) == expected


def test_an_equals_sign_may_start_a_name() -> None:
    (tag,) = Tokenizer().start_tags("<a =b=c / d = 'e'f g=>")
    assert [item.name for item in tag.attributes] == ["=b", "d", "f", "g"]
    assert [item.value for item in tag.attributes] == [(6, 7), (15, 16), None, (21, 21)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("?a&copy=1&amp;b", "?a&copy=1&b"),
        ("&copy", "©"),
        ("&copy;", "©"),
        ("&copyx &notit;", "&copyx &notit;"),
        ("&notin;&nosuch;&nosuch&", "∉&nosuch;&nosuch&"),
        ("&#65;&#x42&#X43;", "ABC"),
        ("&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"),
        ("&#" + "9" * 9000 + ";", "\ufffd"),
        ("&#" + "0" * 9000 + "65;", "A"),
        ("&#128;&#129;", "€\x81"),
        ("a\rb\0", "a\nb\ufffd"),
        ("&#;&#x;& &", "&#;&#x;& &"),
    ],
)
def test_references_are_decoded_as_in_attributes(value: str, expected: str) -> None:
    assert decode_attribute(value) == expected
