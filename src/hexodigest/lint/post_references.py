"""The posts that `post_link` and `post_path` name."""

from collections.abc import Iterator
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.lint.once import once_a_document
from hexodigest.source import Span
from hexodigest.tags.nodes import Address, Link, PostReference
from hexodigest.tags.registry import lower


class PostUse(NamedTuple):
    """A post by its slug or title, and the place in it."""

    slug: str
    fragment: str
    span: Span


@once_a_document
def post_references(document: Document) -> tuple[PostUse, ...]:
    """What the tags of a post name, in its order, also those that leak into Markdown."""
    return tuple(_named(document))


def _named(document: Document) -> Iterator[PostUse]:
    tags = [*document.tags.walk(), *document.tags.leaked]
    for tag in sorted(tags, key=lambda tag: tag.span):
        match lower(tag, document.source.text):
            case Link(target=PostReference(slug, fragment)):
                yield PostUse(slug, fragment, tag.arguments[0].span)
            case Address(target=PostReference(slug, fragment)):
                yield PostUse(slug, fragment, tag.arguments[0].span)
            case _:
                pass
