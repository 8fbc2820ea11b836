"""What Markdown can hold, each with its span in `Source.text`.

A block's `span` runs from its first character (after the markers of the containers around it) to
the end of its last line without the line end. An inline's `span` is the construct with its own
delimiters.
"""

from dataclasses import dataclass
from typing import NamedTuple

from hexodigest.source import Span


class Mark(NamedTuple):
    """Where text is emphasised: `name` is `em`, `strong` or `del`, the spans are the signs."""

    opening: Span
    closing: Span
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """`[text](url "title")`, a reference link, `<url>` or a bare URL that marked links."""

    span: Span
    text: Span  # between the brackets; the shown text of an autolink
    url: str  # as marked resolves it: entities and escapes decoded, not percent-encoded
    url_span: Span  # where the URL is written; for a reference link, in the definition
    title: str | None = None
    autolink: bool = False
    children: tuple["Inline", ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """`![alt](url "title")` or a reference image."""

    span: Span
    alt: str
    url: str
    url_span: Span
    title: str | None = None


@dataclass(frozen=True, slots=True)
class InlineCode:
    """Text between backticks; `text` as marked gives it."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class InlineHtml:
    """One HTML tag, comment or declaration within a line of text."""

    span: Span


Inline = Link | Image | InlineCode | InlineHtml


@dataclass(frozen=True, slots=True)
class Heading:
    """An ATX or setext heading; `id` is the one that hexo-renderer-marked gives."""

    span: Span
    content: Span  # the text without its marks
    level: int  # 1 to 6
    text: str  # plain text, as a reader sees it
    id: str
    children: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text; also the text of a tight list item."""

    span: Span
    children: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced or an indented code block; `language` is the first word of `info`."""

    span: Span
    text: str  # without the fence, and without the indent that belongs to the containers
    fenced: bool
    closed: bool = True  # False for a fence that nothing closes
    info: str = ""
    info_span: Span | None = None  # None for an indented block
    language: str = ""
    caption: str = ""  # as Hexo's backtick code block reads it from `info`
    url: str = ""
    link_text: str = ""
    options: tuple[tuple[str, str], ...] = ()  # `line_number:false`, `mark:1,4-7` … in order


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """Raw HTML lines."""

    span: Span


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """`---`, `***` or `___`."""

    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A GFM table; `rows` hold the inlines of each cell, the head first."""

    span: Span
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """`[label]: url "title"`."""

    span: Span
    label: str
    url: str
    url_span: Span
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; `span` starts at its marker."""

    span: Span
    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class List:
    """A bullet or an ordered list."""

    span: Span
    ordered: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quote; `span` starts at its first `>`."""

    span: Span
    children: tuple["Block", ...]


Block = (
    Heading | Paragraph | CodeBlock | HtmlBlock | ThematicBreak | Table | Definition | List | Quote
)
