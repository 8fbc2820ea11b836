"""`{% note class %}`: a passage set apart."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout

NAMES = ("note",)


def lower(tag: Tag, text: str) -> Layout | None:
    """As in Fluid 1.9, note.js: the first word is part of a class, the others are classes."""
    del text
    if tag.body is None:
        return None
    first, *others = values(tag) or ["default"]
    classes = " ".join(["note", f"note-{first}", *others])
    return Layout((element("div", {"class": classes}), tag.body, "</div>"))
