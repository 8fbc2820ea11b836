"""`{% button url, text, icon, title %}`: a link that looks like a button."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import between_commas
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.panes import icon_element

NAMES = ("button", "btn")


def lower(tag: Tag, text: str) -> Html | None:
    """The link, with an icon when one is given."""
    del text
    url, words, icon, title = [*between_commas(tag), "", "", ""][:4]
    if not url:
        return None
    attributes: dict[str, str | bool] = {"class": "btn", "href": url, "title": title}
    return Html(element("a", attributes, icon_element(icon) + escape(words, quote=False)))
