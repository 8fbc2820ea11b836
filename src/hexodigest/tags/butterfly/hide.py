"""`hideInline`, `hideBlock`, `hideToggle`: what is shown after a click."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import between_commas
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html, Layout

NAMES = ("hideInline", "hideBlock", "hideToggle")


def lower(tag: Tag, text: str) -> Html | Layout | None:
    """A fold; what Butterfly hides in a line is shown in it, for no script is here to do so."""
    del text
    words = between_commas(tag)
    if tag.name == "hideInline":
        return Html(element("span", {"class": "hide-content"}, words[0])) if words[0] else None
    if tag.body is None:
        return None
    summary = element("summary", {}, escape(words[0] or "Click", quote=False))
    before = element("details", {"class": "toggle"})
    return Layout((f"{before}\n{summary}", tag.body, "</details>"))
