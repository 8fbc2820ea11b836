"""`{% pdf url [height] %}`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import frame
from hexodigest.tags.nodes import Html

NAMES = ("pdf",)


def lower(tag: Tag, text: str) -> Html | None:
    """The file in a frame, where NexT has a script that shows it."""
    del text
    source, height = [*values(tag), "", ""][:2]
    return Html(frame(source, "100%", height or "500px")) if source else None
