"""The few things that a tag can mean, whatever the target."""

from dataclasses import dataclass

from hexodigest.source import Span


@dataclass(frozen=True, slots=True)
class Url:
    """An address as written; one that starts with `/` is below the blog's root."""

    url: str


@dataclass(frozen=True, slots=True)
class PostReference:
    """A post by its slug or title, and a place in it."""

    slug: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class AssetReference:
    """A file of the post's asset folder."""

    name: str


Reference = Url | PostReference | AssetReference


@dataclass(frozen=True, slots=True)
class Image:
    """A picture."""

    target: Reference
    alt: str = ""
    title: str = ""
    classes: tuple[str, ...] = ()
    width: str = ""
    height: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link; without `text` it shows what it points to. `markup` text is HTML as it stands."""

    target: Reference
    text: str = ""
    title: str = ""
    new_tab: bool = False
    markup: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """Only the address of something, as text."""

    target: Reference


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code; `marked` holds line numbers and ranges as `1,4-7`."""

    text: str
    language: str = ""
    caption: str = ""
    url: str = ""
    link_text: str = ""
    first_line: int = 1
    numbered: bool = False
    marked: str = ""
    markup: bool = False  # the caption is HTML as it stands
    highlighted: bool = True  # by what the blog highlights code with


@dataclass(frozen=True, slots=True)
class Include:
    """A file below the folder of code, or the lines `first` to `last` of it, from 1."""

    path: str
    language: str
    caption: str = ""
    first: int = 1
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown that a tag's argument holds."""

    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """HTML and Markdown by turns: a quote, a note, a fold, tabs; a `Span` is a part of a body."""

    parts: tuple[str | Span | Prose, ...]


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that stands as it is: an embedded player, a raw passage."""

    html: str


Node = Image | Link | Address | Code | Include | Layout | Html
