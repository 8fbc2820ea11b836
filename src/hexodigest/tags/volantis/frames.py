"""`frame`, `Frame`: a picture or a film in the frame of a device."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import mapped

NAMES = ("frame", "Frame")


def lower(tag: Tag, text: str) -> Html | None:
    """The picture or the film, with its caption."""
    del text
    if tag.name == "Frame":
        given = mapped(tag, ("focus", "img", "video"), ("device", "alt"))
    else:
        joined = " ".join(values(tag))
        device, *options = joined.split("::" if "::" in joined else " | ")
        pairs = (option.strip().partition("=") for option in options)
        given = {"img": "", "video": "", "alt": "", **{key: value for key, _, value in pairs}}
        given["device"] = device.strip()
    picture, film = given["img"], given["video"]
    if not given["device"] or not (picture or film):
        return None
    if film:
        source = element("source", {"src": film, "type": "video/mp4"})
        inner = element("video", {"poster": picture, "controls": True, "playsinline": True}, source)
    else:
        inner = element("img", {"src": picture, "alt": given["alt"]})
    shown = element("div", {"class": "frame-wrap", "id": given["device"]}, inner)
    if given["alt"] and not film:
        shown += element("span", {"class": "image-caption"}, escape(given["alt"], quote=False))
    return Html(element("div", {"class": "img-wrap" if not film else "video-wrap"}, shown))
