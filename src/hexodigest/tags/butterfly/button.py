"""`{% btn url,text,icon,option %}`: a link that looks like a button."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import between_commas
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("btn",)


def lower(tag: Tag, text: str) -> Html | None:
    """The link, with an icon when one is given."""
    del text
    url, words, icon, option = [*between_commas(tag), "", "", ""][:4]
    if not url:
        return None
    shown = element("i", {"class": icon}, "") if icon else ""
    shown += element("span", {}, escape(words, quote=False)) if words else ""
    classes = f"btn-beautify {option}".strip()
    return Html(element("a", {"class": classes, "href": url, "title": words}, shown))
