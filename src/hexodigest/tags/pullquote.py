"""`{% pullquote [class] %}`: a passage set apart."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout

NAMES = ("pullquote",)


def lower(tag: Tag, text: str) -> Layout | None:
    """A block quote with classes."""
    del text
    if tag.body is None:
        return None
    classes = " ".join(["pullquote", *values(tag)])
    return Layout((element("blockquote", {"class": classes}), tag.body, "</blockquote>"))
