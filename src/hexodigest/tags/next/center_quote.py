"""`{% centerquote %}`: a quotation in the middle of the page."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.nodes import Layout

NAMES = ("centerquote", "cq")


def lower(tag: Tag, text: str) -> Layout | None:
    """A block quote with a class."""
    del text
    if tag.body is None:
        return None
    return Layout(('<blockquote class="blockquote-center">', tag.body, "</blockquote>"))
