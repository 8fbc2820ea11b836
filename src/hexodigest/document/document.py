"""One post: its source and, parsed when asked for, all that stands in it."""

from functools import cached_property
from os import PathLike
from pathlib import Path

from hexodigest.diagnostics import Fault
from hexodigest.document.front_matter import FrontMatter, read_front_matter
from hexodigest.document.html import Element, find_elements
from hexodigest.document.markdown import DEFAULT_STYLE, HeadingStyle, Markdown, read_markdown
from hexodigest.document.tags import Tags, find_tags
from hexodigest.source import Source, Span, read_source


class Document:
    """What a Hexo post says. Every span counts characters of `source.text`.

    Parts are parsed when they are first asked for; nothing here raises on content. What is wrong
    with a part is in `faults`.
    """

    def __init__(self, source: Source) -> None:
        """Remember the source; parse nothing yet."""
        self.source = source

    @property
    def path(self) -> Path | None:
        """Where the post was read from."""
        return self.source.path

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The front matter, split and valued as hexo-front-matter 4.2 does."""
        return read_front_matter(self.source.text)

    @property
    def body(self) -> Span:
        """All that follows the front matter."""
        return Span(self.front_matter.span.end, len(self.source.text))

    @cached_property
    def tags(self) -> Tags:
        """The constructs that Hexo takes from the body before Markdown sees it."""
        # As in Hexo 8.1: `disableNunjucks` counts only when it is a boolean.
        nunjucks = self.front_matter.data.get("disableNunjucks") is not True
        return find_tags(self.source.text, self.body, nunjucks=nunjucks)

    @cached_property
    def markdown(self) -> Markdown:
        """The body's blocks and inlines."""
        return read_body(self.source.text, self.body, self.tags)

    def styled_markdown(self, style: HeadingStyle) -> Markdown:
        """The same, whose headings have the ids that the style gives them."""
        if style == DEFAULT_STYLE:
            return self.markdown
        return read_body(self.source.text, self.body, self.tags, style)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """HTML start tags in HTML blocks and inline HTML, with their attributes."""
        return find_elements(self.source.text, self.markdown, self.tags.items)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """All that the parsers met and read past, in the order of the file."""
        found = [
            *_source_faults(self.source),
            *self.front_matter.faults,
            *self.tags.faults,
            *self.markdown.faults,
        ]
        return tuple(sorted(found, key=lambda fault: fault.span))


def parse(content: bytes | str | PathLike[str]) -> Document:
    """Read a post from its bytes, its text, or the file at a path.

    Raises OSError when the file cannot be read, and nothing on account of what it holds.
    """
    match content:
        case bytes():
            return Document(Source(content))
        case str():
            return Document(Source(content.encode("utf-8", "surrogatepass")))
        case _:
            return Document(read_source(Path(content)))


def read_body(
    text: str,
    body: Span,
    tags: Tags,
    style: HeadingStyle = DEFAULT_STYLE,
    *,
    marks: bool = False,
) -> Markdown:
    """The blocks and inlines of a part of a post, read with every tag blanked."""
    return read_markdown(tags.blanked(text), body, tags.fences_outside, style, marks=marks)


def _source_faults(source: Source) -> list[Fault]:
    """Bytes that are not UTF-8, and characters that no text should hold."""
    bad = [
        Fault(
            "invalid-utf8",
            f"bytes `{run.data.hex(' ')}` are not UTF-8",
            Span(run.offset, run.offset + 1),
        )
        for run in source.bad_bytes
    ]
    controls = [
        Fault(
            "control-character",
            f"control character U+{ord(source.text[offset]):04X}",
            Span(offset, offset + 1),
        )
        for offset in source.controls
    ]
    return bad + controls
