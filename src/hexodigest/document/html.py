"""HTML start tags in Markdown, with the exact place of each attribute."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hexodigest.document.html_entities import decode_attribute
from hexodigest.document.html_tokens import RawAttribute, StartTag, Tokenizer
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import Quote
from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span

_TAG = "\ue000"  # stands for each character of a Hexo tag while the HTML around it is read


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: `name` in lower case, `value` with its character references decoded."""

    name: str
    value: str  # "" for a name alone
    span: Span  # from the name to the closing quote
    value_span: Span | None  # without the quotes; None for a name alone


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag: `name` in lower case, `span` from `<` to `>`."""

    name: str
    span: Span
    attributes: tuple[Attribute, ...]  # of two with one name the first, as in a browser

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name, given in lower case."""
        return next((item for item in self.attributes if item.name == name), None)

    def get(self, name: str) -> str | None:
        """The value of the attribute of that name, given in lower case."""
        found = self.attribute(name)
        return found.value if found else None


def find_elements(text: str, markdown: Markdown, tags: tuple[Tag, ...] = ()) -> tuple[Element, ...]:
    """The start tags in the HTML blocks and the inline HTML of `text`, in its order.

    What a browser does not take for tags is left out: comments, declarations, and the content of
    scripts, styles, titles and text areas. A value that holds one of the Hexo `tags` is that text;
    what such a tag makes is not looked at, save the body of `{% raw %}`.
    """
    masked = _mask(text, tags)
    tokenizer = Tokenizer()
    found = []
    for span, quotes in _html(markdown):
        piece = masked[span.start : span.end]
        if quotes:
            piece = _without_marks(piece, quotes)
        for tag in tokenizer.start_tags(piece):
            found.append(_element(text, tag, span.start))  # noqa: PERF401  # reads better
    return tuple(found)


def elements_in(text: str, span: Span, tags: tuple[Tag, ...] = ()) -> tuple[Element, ...]:
    """The start tags in a stretch of `text` that is HTML, as `find_elements` finds them."""
    inner = tuple(tag for tag in tags if span.start <= tag.span.start < span.end)
    masked = _mask(text, inner)[slice(*span)]
    return tuple(_element(text, tag, span.start) for tag in Tokenizer().start_tags(masked))


def _mask(text: str, tags: tuple[Tag, ...]) -> str:
    """`text` with a letter-like sign for each character of a tag, so that none is HTML's."""
    if not tags:
        return text
    parts: list[str] = []
    last = 0
    for tag in tags:
        spans = [tag.span]
        if tag.name == "raw" and tag.body:
            spans = [Span(tag.span.start, tag.body.start), Span(tag.body.end, tag.span.end)]
        for span in spans:
            parts += (text[last : span.start], _TAG * (span.end - span.start))
            last = span.end
    parts.append(text[last:])
    return "".join(parts)


def _html(markdown: Markdown) -> Iterator[tuple[Span, int]]:
    """Where HTML stands, and in how many quotes."""
    quotes = [node.span for node in reversed(markdown.nodes) if isinstance(node, Quote)]
    around: list[Span] = []
    for node in markdown.html:
        while quotes and quotes[-1].start <= node.span.start:
            around.append(quotes.pop())
        while around and around[-1].end <= node.span.start:
            around.pop()
        yield node.span, len(around)


def _without_marks(piece: str, quotes: int) -> str:
    """A piece with the marks of the quotes around it blanked in all lines but the first."""
    marks = re.compile(rf"(?<=\n)(?:[ \t]*>){{1,{quotes}}}")
    return marks.sub(lambda match: " " * len(match.group()), piece)


def _element(text: str, tag: StartTag, offset: int) -> Element:
    attributes: dict[str, Attribute] = {}
    for raw in tag.attributes:
        if not raw.name.startswith(_TAG):
            attributes.setdefault(raw.name, _attribute(text, raw, offset))
    span = Span(offset + tag.start, offset + tag.end)
    return Element(tag.name, span, tuple(attributes.values()))


def _attribute(text: str, raw: RawAttribute, offset: int) -> Attribute:
    span = Span(offset + raw.start, offset + raw.end)
    if raw.value is None:
        return Attribute(raw.name, "", span, None)
    value = Span(offset + raw.value[0], offset + raw.value[1])
    return Attribute(raw.name, decode_attribute(text[value.start : value.end]), span, value)
