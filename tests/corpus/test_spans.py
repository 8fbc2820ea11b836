"""`source.text[x.span]` is x: over the corpus as it is, and nested in eight ways."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from conftest import corpus_posts
from hexodigest.document import parse
from hexodigest.document.markdown import Markdown, read_markdown
from hexodigest.document.markdown.characters import decode_entities, unescape
from hexodigest.document.nodes import (
    CodeBlock,
    Definition,
    Heading,
    HtmlBlock,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    ThematicBreak,
)
from hexodigest.source import Span
from nodes import Node, walk


def prefixed(first: str, other: str) -> Callable[[str], str]:
    """Put marks before every line; a blank line keeps those that are no white space."""

    def nest(text: str) -> str:
        lines = text.split("\n")
        rest = [f"{other}{line}".rstrip() if not line else f"{other}{line}" for line in lines[1:]]
        return "\n".join([first + lines[0], *rest])

    return nest


NESTINGS = {
    "quote": prefixed("> ", "> "),
    "tight quote": prefixed(">", ">"),
    "list": prefixed("- ", "  "),
    "ordered": prefixed("10. ", "    "),
    "tab list": prefixed("-\t", "\t"),
    "list in quote": prefixed("> * ", ">   "),
    "quote in list": prefixed("+ > ", "  > "),
    "double quote": prefixed("> > ", "> > "),
}


def wrong(text: str, node: Node) -> str | None:  # noqa: C901, PLR0911, PLR0912  # a case each
    """Why the text at the node's span is not the node; None when it is."""
    slice_ = text[node.span.start : node.span.end]
    if slice_ != slice_.strip(" \n") or not slice_:
        return "blanks around it"
    match node:
        case Heading():
            return _heading(text, node, slice_)
        case Link():
            return _link(text, node, slice_)
        case Image():
            ok = slice_.startswith("![") and slice_[-1] in ")]"
            return None if ok and _address(text, node) else "not an image"
        case InlineCode():
            return _fits(r"(`+).*[^`]\1", slice_)
        case InlineHtml():
            return _fits(r"<[/!?a-zA-Z].*>", slice_)
        case CodeBlock():
            return _code(text, node, slice_)
        case ThematicBreak():
            return _fits(r"(?:-\s*){3,}|(?:_\s*){3,}|(?:\*\s*){3,}|-{1,2}\s*", slice_)
        case Table():
            return _fits(r"[^\n]*\n[ >|:\t-]*-.*", slice_)
        case Definition():
            ok = slice_.startswith(f"[{node.label}]:") and _address(text, node)
            return None if ok else "not a definition"
        case ListItem() | List():
            return _fits(r"(?:[-*+]|\d{1,9}[.)])(?:\s.*)?", slice_)
        case Quote():
            return None if slice_.startswith(">") else "not a quote"
        case HtmlBlock():
            return None if slice_.startswith("<") or "```" in text or "~~~" in text else "not HTML"
        case Paragraph():
            return None


def _fits(pattern: str, slice_: str) -> str | None:
    return None if re.fullmatch(pattern, slice_, re.DOTALL) else f"does not fit {pattern}"


def _heading(text: str, node: Heading, slice_: str) -> str | None:
    """An ATX heading read alone is the same heading; a setext one ends with its line."""
    content = text[node.content.start : node.content.end]
    if content not in slice_:
        return "its content is elsewhere"
    if not slice_.startswith("#"):
        return _fits(r".*\n[ >\t]*(=+|-+)", slice_)
    if "[" in slice_:  # its links may need definitions
        return None if slice_.startswith("#" * node.level) else "another level"
    (alone,) = read_markdown(slice_, Span(0, len(slice_))).headings
    return None if (alone.level, alone.text) == (node.level, node.text) else "another heading"


def _address(text: str, node: Link | Image | Definition) -> bool:
    return decode_entities(unescape(text[node.url_span.start : node.url_span.end])) == node.url


def _link(text: str, node: Link, slice_: str) -> str | None:
    shown = text[node.text.start : node.text.end]
    if node.autolink:
        written = text[node.url_span.start : node.url_span.end]
        ok = slice_ in (shown, f"<{shown}>") and node.url.endswith(decode_entities(written))
        return None if ok else "not an autolink"
    ok = slice_.startswith(f"[{shown}]") and slice_[-1] in ")]" and _address(text, node)
    return None if ok else "not a link"


def _code(text: str, node: CodeBlock, slice_: str) -> str | None:
    if not node.fenced:
        return None if _holds(slice_, node.text) else "other code"
    if node.info_span is None or text[node.info_span.start : node.info_span.end] != node.info:
        return "its info is elsewhere"
    marks = re.match(r"`{3,}|~{3,}", slice_)
    if not marks or (node.closed and not slice_.endswith(marks[0][:3])):
        return "not a fence"
    return None if _holds(slice_, node.text) else "other text"


def _holds(slice_: str, code: str) -> bool:
    """Whether every line of the code stands in the slice, in order; tabs may be spaces."""
    position = 0
    slice_ = slice_.replace("\t", "    ")
    for line in code.replace("\t", "    ").split("\n"):
        position = slice_.find(line.strip(), position)
        if position < 0:
            return False
        position += len(line.strip())
    return True


def misplaced(text: str, body: Span, markdown: Markdown) -> Iterator[str]:
    """What lies outside its parent or before what precedes it, and every wrong slice."""
    for outer, last, node in walk(body, markdown):
        if not (last <= node.span.start <= node.span.end <= outer.end):
            yield f"{node} is not within {outer} after {last}"
        reason = wrong(text, node)
        if reason:
            yield f"{reason}: {text[node.span.start : node.span.end][:200]!r} {node!r:.300}"


@cache
def bodies() -> list[tuple[Path, str]]:
    """The body of every post of the corpus as Markdown sees it."""
    found = []
    for path in corpus_posts():
        document = parse(path)
        text = document.tags.blanked(document.source.text).replace("\r", "\n")
        found.append((path, text[document.body.start :]))
    return found


@pytest.mark.corpus
def test_every_slice_of_the_corpus_is_its_construct() -> None:
    count = 0
    for path in corpus_posts():
        document = parse(path)
        text = document.tags.blanked(document.source.text).replace("\r", "\n")
        found = list(misplaced(text, document.body, document.markdown))
        assert not found, (path, found[0])
        count += len(document.markdown.nodes) + len(document.markdown.inlines)
    assert count > 100_000


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize("nesting", NESTINGS)
def test_every_slice_of_the_nested_corpus_is_its_construct(nesting: str) -> None:
    for path, alone in bodies():
        text = NESTINGS[nesting](alone)
        body = Span(0, len(text))
        found = list(misplaced(text, body, read_markdown(text, body)))
        assert not found, (path, found[0])
