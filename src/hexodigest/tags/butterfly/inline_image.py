"""`{% inlineImg url [height] %}`: a picture within a line."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("inlineImg",)


def lower(tag: Tag, text: str) -> Html | None:
    """The picture, as high as is said."""
    del text
    source, height = [*values(tag), "", ""][:2]
    style = f"height:{height}" if height else ""
    attributes: dict[str, str | bool] = {"class": "inline-img", "src": source, "style": style}
    return Html(element("img", attributes)) if source else None
