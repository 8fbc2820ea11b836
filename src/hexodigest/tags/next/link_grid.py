"""`{% linkgrid [image] [delimiter] [comment] %}`: `name | url | words | image` a line."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import body_text, values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("linkgrid", "lg")


def lower(tag: Tag, text: str) -> Html | None:
    """A list of links with pictures."""
    if tag.body is None:
        return None
    given = values(tag)
    image, delimiter, comment = [*given, *("/images/avatar.gif", "|", "%")[len(given) :]][:3]
    cards = [
        _card([part.strip() for part in line.split(delimiter or "|")], image)
        for line in body_text(tag, text).splitlines()
        if line.strip() and not line.strip().startswith(comment)
    ]
    return Html("\n".join(['<div class="link-grid">', *cards, "</div>"]))


def _card(fields: list[str], image: str) -> str:
    name, url, words, source = [*fields, "", "", ""][:4]
    picture = element("object", {"class": "link-grid-image", "data": source or image}, "")
    shown = f"<p>{escape(name)}</p><p>{escape(words or url)}</p>"
    link = element("a", {"href": url}, "")
    return element("div", {"class": "link-grid-container"}, f"{picture}{shown}{link}")
