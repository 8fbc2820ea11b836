"""`{% iframe url [width] [height] %}`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import frame
from hexodigest.tags.nodes import Html

NAMES = ("iframe",)


def lower(tag: Tag, text: str) -> Html | None:
    """A frame, as wide as the text and 300 pixels high if nothing else is said."""
    del text
    arguments = [value if value != "default" else "" for value in values(tag)]
    if not arguments:
        return None
    source, width, height = [*arguments, "", ""][:3]
    return Html(frame(source, width or "100%", height or "300"))
