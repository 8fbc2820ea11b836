"""`{% btn url, text, title %}`: a link that looks like a button."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import between_commas
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("button", "btn")


def lower(tag: Tag, text: str) -> Html | None:
    """As in Fluid 1.9, button.js: the words may hold HTML."""
    del text
    url, words, title = [*between_commas(tag), "", ""][:3]
    if not url:
        return None
    return Html(element("a", {"class": "btn", "href": url, "title": title}, words))
