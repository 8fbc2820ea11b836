"""`image`, `Image`, `inlineimage`: a picture with a caption, or within a line."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import fields, mapped

NAMES = ("image", "Image", "inlineimage")


def lower(tag: Tag, text: str) -> Html | None:
    """The picture, with its caption below it."""
    del text
    if tag.name == "Image":
        keys = ("width", "height", "bg", "download", "padding", "fancybox", "ratio")
        given = mapped(tag, keys, ("src", "alt"))
        return _figure(given["src"], given["alt"], _style(given)) if given["src"] else None
    source, *options = fields(tag)
    given = dict(option.partition("=")[::2] for option in options)
    if not source:
        return None
    if tag.name == "inlineimage":
        return Html(element("img", {"class": "inline", "src": source, "style": _style(given)}))
    return _figure(source, given.get("alt", ""), _style(given))


def _style(given: dict[str, str]) -> str:
    return "".join(f"{key}:{given[key]};" for key in ("width", "height") if given.get(key))


def _figure(source: str, alt: str, style: str) -> Html:
    picture = element("img", {"class": "img", "src": source, "alt": alt, "style": style})
    inner = element("div", {"class": "img-bg"}, picture)
    inner += element("span", {"class": "image-caption"}, escape(alt, quote=False)) if alt else ""
    return Html(element("div", {"class": "img-wrap"}, inner))
