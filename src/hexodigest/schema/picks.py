"""A digest as its text has it: linked sections with summaries, remarks, images and spans."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from hexodigest.document import Document
from hexodigest.document.nodes import Heading, Link
from hexodigest.schema.arxiv_ids import find_arxiv_id
from hexodigest.schema.images import ImageSource, images_of
from hexodigest.schema.options import DigestOptions
from hexodigest.schema.passages import Passage, passages_of
from hexodigest.source import Span


@dataclass(frozen=True, slots=True)
class PickSource:
    """One section whose heading is a link, up to the next heading of its level or above."""

    title: str  # as a reader sees it where the link is all of the heading, or else as written
    url: str
    arxiv_id: str | None  # without a version; None when the link is not one to arXiv
    identity: str  # what makes it the same pick elsewhere: the arXiv id, or else the URL
    summary: tuple[Passage, ...]  # paragraphs, lists, tables, code, HTML with words, block tags
    remarks: tuple[Passage, ...]  # block quotes
    images: tuple[ImageSource, ...]
    span: Span
    heading: Span
    title_span: Span
    url_span: Span


@dataclass(frozen=True, slots=True)
class DigestSource:
    """The body of a post of linked sections."""

    introduction: tuple[Passage, ...]  # before the first section
    picks: tuple[PickSource, ...]
    images: tuple[ImageSource, ...]  # all of the post


def picks_of(document: Document, options: DigestOptions) -> tuple[PickSource, ...]:
    """The picks of a post, in its order; `read_digest` says what a pick is."""
    return read_digest(document, options).picks


def read_digest(document: Document, options: DigestOptions) -> DigestSource:
    """The introduction, the picks and the images of a post.

    A pick starts at a heading of `options.heading_level` that has exactly one link; of several,
    exactly one that `options.link_pattern` matches. Other headings of that level start a section
    that is no pick. Headings in lists and quotes start nothing.
    """
    body = _Body(
        document, re.compile(options.link_pattern), passages_of(document), images_of(document)
    )
    sections = list(_sections(document, options.heading_level))
    start = sections[0].span.start if sections else document.body.end
    return DigestSource(
        introduction=tuple(_within(body.passages, Span(0, start))),
        picks=tuple(
            _pick(body, section, link)
            for section in sections
            if (link := _pick_link(section.heading, body.pattern)) is not None
        ),
        images=body.images,
    )


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=_Placed)


class _Body(NamedTuple):
    """What is found once for the whole post."""

    document: Document
    pattern: re.Pattern[str]
    passages: tuple[Passage, ...]
    images: tuple[ImageSource, ...]


class _Section(NamedTuple):
    heading: Heading
    span: Span  # up to the next heading of its level or above


def _sections(document: Document, level: int) -> Iterator[_Section]:
    headings = [
        block
        for block in document.markdown.blocks
        if isinstance(block, Heading) and block.level <= level
    ]
    ends = [*(heading.span.start for heading in headings[1:]), document.body.end]
    for heading, end in zip(headings, ends, strict=False):
        if heading.level == level:
            yield _Section(heading, Span(heading.span.start, end))


def _pick_link(heading: Heading, pattern: re.Pattern[str]) -> Link | None:
    links = [child for child in heading.children if isinstance(child, Link)]
    if len(links) > 1:
        links = [link for link in links if pattern.fullmatch(link.url)]
    return links[0] if len(links) == 1 else None


def _pick(body: _Body, section: _Section, link: Link) -> PickSource:
    source = body.document.source
    is_whole = link.span == section.heading.content
    arxiv_id = find_arxiv_id(link.url)
    passages = _within(body.passages, section.span)
    return PickSource(
        title=section.heading.text if is_whole else source.slice(link.text),
        url=link.url,
        arxiv_id=arxiv_id,
        identity=_identity(link.url, body.pattern) or arxiv_id or link.url,
        summary=tuple(passage for passage in passages if not passage.quoted),
        remarks=tuple(passage for passage in passages if passage.quoted),
        images=tuple(_within(body.images, section.span)),
        span=Span(
            section.span.start, section.span.start + len(source.slice(section.span).rstrip())
        ),
        heading=section.heading.span,
        title_span=link.text,
        url_span=link.url_span,
    )


def _identity(url: str, pattern: re.Pattern[str]) -> str | None:
    match = pattern.fullmatch(url)
    return match.groupdict().get("id") if match else None


def _within(items: Sequence[_P], span: Span) -> Sequence[_P]:
    """The items that start within a span; `items` are sorted by their spans."""
    first = bisect_left(items, span.start, key=_start)
    return items[first : bisect_left(items, span.end, key=_start)]


def _start(item: _Placed) -> int:
    return item.span.start
