"""The links of a post: in Markdown, in HTML and by tags, each with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.once import once_a_document
from hexodigest.lint.parts import Part, parts_of
from hexodigest.patterns import later
from hexodigest.site import Reference
from hexodigest.source import Span
from hexodigest.tags.nodes import Link, Url
from hexodigest.tags.registry import lower

_ABSOLUTE = later(r"(?:https?:)?//", re.IGNORECASE)
_LINKING = frozenset(("a", "area"))


class LinkUse(NamedTuple):
    """One link; `reference` says what its address is relative to."""

    url: str
    span: Span  # where the address is written
    reference: Reference = Reference.HTML
    is_bare: bool = False  # the address is also what the reader sees
    tag: str = ""  # the name of the tag that it stands in


def links_of(document: Document, known_tags: KnownTags) -> tuple[LinkUse, ...]:
    """All links in the order of the post; a definition that several links use counts once.

    Left out are tags that a theme has registered anew: they have arguments of their own.
    """
    return tuple(use for use in _links(document) if not known_tags.replaces(use.tag))


@once_a_document
def _links(document: Document) -> tuple[LinkUse, ...]:
    found = [use for part in parts_of(document) for use in _in_part(part)]
    for tag in document.tags.walk():
        found += _of_tag(tag, document.source.text)
    unique = {(use.span, use.url): use for use in found if use.url}
    return tuple(sorted(unique.values(), key=lambda use: use.span))


def _in_part(part: Part) -> Iterator[LinkUse]:
    for link in part.markdown.links:
        # As in hexo-renderer-marked 7: no root is put before a link, as it is before an image.
        if "{" not in part.text[link.url_span.start : link.url_span.end]:  # a Hexo tag in it
            yield LinkUse(link.url, part.place(link.url_span), is_bare=link.autolink)
    for element in part.elements:
        target = element.attribute("href") if element.name in _LINKING else None
        if target and target.value_span:
            yield LinkUse(target.value, part.place(target.value_span))


def _of_tag(tag: Tag, text: str) -> Iterator[LinkUse]:
    match lower(tag, text):
        case Link(target=Url(url)):
            rooted = tag.name in {"url_for", "full_url_for"}
            if not rooted and not _ABSOLUTE.match(url):
                return  # a theme's own tag of the name, with its own arguments
            reference = Reference.URL_FOR if rooted else Reference.HTML
            spans = [argument.span for argument in tag.arguments if argument.value == url]
            # As in Hexo 8.1: `url_for` needs no slash in front.
            spans += [arg.span for arg in tag.arguments if rooted and f"/{arg.value}" == url]
            place = spans[0] if spans else tag.opening
            yield LinkUse(url, place, reference, tag=tag.name)
        case _:
            return


@once_a_document
def images_of(document: Document) -> tuple[LinkUse, ...]:
    """All images in the order of the post, those in the bodies of block tags too."""
    found = [use for part in parts_of(document) for use in _images_in(part)]
    return tuple(sorted(found, key=lambda use: use.span))


def _images_in(part: Part) -> Iterator[LinkUse]:
    for image in part.markdown.images:
        yield LinkUse(image.url, part.place(image.url_span), Reference.MARKDOWN)
    for element in part.elements:
        source = element.attribute("src") if element.name == "img" else None
        if source and source.value and source.value_span:
            yield LinkUse(source.value, part.place(source.value_span))
