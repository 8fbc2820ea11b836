"""`{% label text [color] %}`: marked words."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("label",)


def lower(tag: Tag, text: str) -> Html | None:
    """The words with the class of their colour."""
    del text
    words, color = [*values(tag), "", ""][:2]
    return (
        Html(element("mark", {"class": f"hl-label {color or 'default'}"}, words)) if words else None
    )
