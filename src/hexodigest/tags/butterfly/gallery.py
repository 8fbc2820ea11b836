"""`{% gallery %}`: pictures; `{% galleryGroup name words url image %}`: a way to some."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html, Layout

NAMES = ("gallery", "galleryGroup")


def lower(tag: Tag, text: str) -> Html | Layout | None:
    """The pictures in one element, as a style sheet wants them."""
    del text
    if tag.name == "gallery":
        if tag.body is None:
            return None
        return Layout(('<div class="gallery-container">', tag.body, "</div>"))
    name, words, url, image = [*values(tag), "", "", "", ""][:4]
    if not url:
        return None
    picture = element("img", {"class": "gallery-group-img", "src": image, "alt": name})
    title = element("div", {"class": "gallery-group-name"}, escape(name))
    shown = f"{title}<p>{escape(words)}</p>{element('a', {'href': url}, '')}"
    caption = element("figcaption", {}, shown)
    return Html(element("figure", {"class": "gallery-group"}, picture + caption))
