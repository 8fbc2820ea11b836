"""The JSON that a post becomes: one object with all that its file says.

Every span is `[start, end]`, half open, in characters of the text as Hexo sees it: that of the
file without a byte order mark and with CRLF as LF.
"""

from typing import Literal

from pydantic import ConfigDict, JsonValue, with_config
from typing_extensions import TypedDict  # comes with pydantic, which wants it on Python 3.11

from hexodigest.source import Span

FORMAT = 1  # raised when a field goes or changes its meaning

_described = with_config(ConfigDict(use_attribute_docstrings=True, extra="forbid"))


@_described
class SourceJson(TypedDict):
    """The file, byte for byte."""

    path: str | None
    """From the blog's root, or as it was given; null for text without a file."""
    encoding: Literal["utf-8", "base64"]
    """How `content` becomes the file's bytes: `base64` where they are not UTF-8."""
    content: str
    """All of the file, its byte order mark and line ends included."""


@_described
class FrontMatterJson(TypedDict):
    """The front matter, valued as hexo-front-matter 4.2 does."""

    form: Literal["none", "fenced", "unfenced", "json"]
    """YAML between two separators, YAML before one, JSON, or nothing."""
    span: Span
    """From the start of the text to the start of the body."""
    data: dict[str, JsonValue]
    """Values by key, in JavaScript's order; a date is ISO text in UTC: the clock as written."""
    dates: list[list[str | int]]
    """Where `data` has dates, as paths such as `["date"]`; other text is text in YAML too."""
    numbers: list[list[str | int]]
    """Where `data` has numbers that JSON does not know, as text: `Infinity`, `-Infinity`, `NaN`."""


@_described
class DateJson(TypedDict):
    """A date, as Hexo shows it when its machine is in the blog's zone."""

    wall: str
    """The clock shown: `2024-01-17T14:03:13`."""
    zone: str | None
    """The blog's `timezone`; null where it sets none."""
    source: Literal["front-matter", "file-name", "file"]
    """What Hexo takes it from."""


@_described
class TagJson(TypedDict):
    """A tag that the post is filed under."""

    name: str
    slug: str


@_described
class ExcerptJson(TypedDict):
    """What a list of posts shows."""

    source: Literal["front-matter", "marker"]
    """The key `excerpt`, or what stands before `<!-- more -->`."""
    markdown: str


@_described
class ResolvedJson(TypedDict):
    """What Hexo makes of the post in its blog."""

    title: str
    slug: str | None
    path: str | None
    """Of the page, below the blog's root: `posts/dcb2f552/`; null without a blog."""
    permalink: str | None
    """The page's URL."""
    date: DateJson | None
    updated: DateJson | None
    draft: bool
    tags: list[TagJson]
    categories: list[list[str]]
    """Hierarchies from their roots."""
    layout: str
    lang: str | None
    excerpt: ExcerptJson | None


@_described
class ArgumentJson(TypedDict):
    """An argument of a tag, without its quotes."""

    value: str
    span: Span


@_described
class SegmentJson(TypedDict):
    """A piece of the body; the pieces lie end to end and are all of it."""

    type: Literal["text", "fence", "inline_code", "tag", "block", "variable", "comment", "raw"]
    span: Span
    name: str
    """Of a tag or a block; else empty."""
    args: list[ArgumentJson]
    """Of a tag or a block."""
    body: Span | None
    """What a block, a fence, a variable or a comment holds."""


@_described
class HeadingJson(TypedDict):
    """A heading of the body."""

    level: int
    text: str
    id: str
    """As hexo-renderer-marked gives it."""
    span: Span


@_described
class LinkJson(TypedDict):
    """A link of the body."""

    url: str
    text: str
    title: str | None
    autolink: bool
    """Whether it is a bare URL or one between `<` and `>`."""
    span: Span
    url_span: Span


@_described
class ImageJson(TypedDict):
    """An image, of Markdown or of HTML."""

    url: str
    alt: str
    span: Span
    url_span: Span


@_described
class CodeJson(TypedDict):
    """A code block."""

    language: str
    text: str
    caption: str
    fenced: bool
    span: Span


@_described
class AssetJson(TypedDict):
    """A file of the blog that the post shows or links to."""

    url: str
    file: str | None
    """From the blog's root; null where there is no such file."""
    span: Span


@_described
class PassageJson(TypedDict):
    """A run of text of a pick."""

    text: str
    """As Markdown; a quote has lost its `>`."""
    span: Span


@_described
class PickJson(TypedDict):
    """A section of a digest whose heading is a link."""

    title: str
    url: str
    arxiv_id: str | None
    """Without a version; null when the link is not one to arXiv."""
    summary: list[PassageJson]
    """Paragraphs, lists, tables and code."""
    remarks: list[PassageJson]
    """Block quotes."""
    images: list[ImageJson]
    span: Span
    """From the heading to the end of the section."""
    heading: Span
    title_span: Span
    url_span: Span


@_described
class DiagnosticJson(TypedDict):
    """Something that is wrong with the post, or that another target loses."""

    name: str
    """The rule."""
    severity: Literal["error", "warning", "info"]
    message: str
    span: Span
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


@_described
class PostJson(TypedDict):
    """A post of Hexo: its source, what it says, and what Hexo makes of it."""

    format: Literal[1]
    """The version of this format."""
    source: SourceJson
    kind: Literal["post", "draft", "page"]
    front_matter: FrontMatterJson
    resolved: ResolvedJson
    body: list[SegmentJson]
    headings: list[HeadingJson]
    links: list[LinkJson]
    images: list[ImageJson]
    code: list[CodeJson]
    assets: list[AssetJson]
    picks: list[PickJson] | None
    """Null where the post is no digest."""
    diagnostics: list[DiagnosticJson]
    losses: list[DiagnosticJson]
    """What of the post this object does not say."""
