"""`{% video url [poster] %}`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("video",)


def lower(tag: Tag, text: str) -> Html | None:
    """A player."""
    del text
    source, poster = [*values(tag), "", ""][:2]
    if not source:
        return None
    attributes: dict[str, str | bool] = {
        "src": source,
        "preload": "metadata",
        "controls": True,
        "playsinline": True,
        "poster": poster,
    }
    return Html(element("div", {}, element("video", attributes, "")))
