"""`{% label class@text %}`: marked words."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("label",)


def lower(tag: Tag, text: str) -> Html | None:
    """The words, which may hold HTML, with the class of their colour."""
    del text
    classes, _, words = " ".join(values(tag)).partition("@")
    if not words:
        return None
    return Html(element("mark", {"class": f"label {classes.strip() or 'default'}"}, words))
