"""`{% label class @text %}`: marked words."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("label",)


def lower(tag: Tag, text: str) -> Html | None:
    """As in Fluid 1.9, label.js: what stands behind a second `@` is left out."""
    del text
    classes, words = [*" ".join(values(tag)).split("@"), ""][:2]
    if not words:
        return None
    name = f"label {classes.strip() or 'default'}"
    return Html(element("span", {"class": name}, words))
