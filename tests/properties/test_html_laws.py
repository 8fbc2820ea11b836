"""Tags and attributes are those that a whole HTML parser finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from conftest import corpus_posts
from hexodigest.document import parse
from hexodigest.document.html_entities import decode_attribute
from hexodigest.document.html_tokens import Tokenizer

PARTS = [
    "<z",
    "<img",
    "<x-y",
    "</z",
    "<",
    ">",
    "/",
    "/>",
    " ",
    "\n",
    "\t",
    "q",
    "z",
    "=",
    "'",
    '"',
    "Q=z",
]
PARTS += [
    "<!--",
    "-->",
    "--",
    "-",
    "!",
    "--!>",
    "<!",
    "<?",
    "</",
    "&amp;",
    "&copy",
    "&#65;",
    "&",
    ";",
    "é",
]
RAW = [
    "<script>",
    "</script>",
    "<script",
    "</script",
    "<style>",
    "</style >",
    "<title>",
    "</title>",
]
RAW += ["<textarea>", "</textarea>", "<iframe>", "</iframe>", "<xmp>", "</xmp>"]

KEPT = ["script", "style", "title", "textarea", "iframe", "xmp"]  # whose content is text


def ours(html: str) -> list[tuple[str, dict[str, str]]]:
    found = []
    for tag in Tokenizer().start_tags(html):
        attributes: dict[str, str] = {}
        for item in tag.attributes:
            value = decode_attribute(html[slice(*item.value)]) if item.value else ""
            attributes.setdefault(item.name, value)
        found.append((tag.name, attributes))
    return found


def theirs(html: str) -> list[tuple[str, dict[str, str]]]:
    """All elements of the tree, in order, without those that a parser makes up."""
    found = []
    waiting = [JustHTML(html, fragment=True, sanitize=False).root]
    while waiting:
        node = waiting.pop()
        waiting += reversed(node.children or ())
        if not node.name.startswith(("#", "!")):
            found.append((node.name, {name: value or "" for name, value in node.attrs.items()}))
    return found


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PARTS + RAW), max_size=40).map("".join))
def test_tags_are_those_of_a_whole_parser(html: str) -> None:
    assert ours(html) == theirs(html)


@pytest.mark.corpus
def test_the_html_of_the_corpus_is_read_as_by_a_whole_parser() -> None:
    """With names that mean nothing to it, for it moves, repeats and drops elements it knows."""
    plain = re.compile(rf"<(/?)(?!(?:{'|'.join(KEPT)})\b)([a-z])", re.IGNORECASE)
    for path in corpus_posts():
        document = parse(path)
        for node in document.markdown.html:
            html = plain.sub(r"<\1x-\2", document.source.slice(node.span))
            assert ours(html) == theirs(html)
