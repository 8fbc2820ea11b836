"""`{% btns style %}` with `{% cell title, url, picture %}`: links side by side."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html, Layout
from hexodigest.tags.volantis.arguments import fields, icon, words

NAMES = ("btns", "cell")


def lower(tag: Tag, text: str) -> Html | Layout | None:
    """The links, each with its picture or icon."""
    del text
    if tag.name == "btns":
        before = element("div", {"class": " ".join(["btns", *values(tag)])})
        return Layout((before, tag.body, "</div>")) if tag.body else None
    title, url, picture = fields(tag, 3)[:3]
    if not title:
        return None
    shown = icon(picture) if " fa-" in picture else element("img", {"src": picture})
    attributes: dict[str, str | bool] = {"class": "button", "href": url, "title": title}
    return Html(element("a", attributes, (shown if picture else "") + words(title)))
