"""`{% groupimage number-layout %}`: pictures side by side."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.nodes import Layout

NAMES = ("groupimage", "gi", "grouppicture", "gp")


def lower(tag: Tag, text: str) -> Layout | None:
    """The pictures in one element; how they stand in it is left to a style sheet."""
    del text
    if tag.body is None:
        return None
    return Layout(('<div class="group-picture">', tag.body, "</div>"))
