"""`{% caniuse feature@periods %}`: which browsers know a feature."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import frame
from hexodigest.tags.nodes import Html

NAMES = ("caniuse", "can")


def lower(tag: Tag, text: str) -> Html | None:
    """The table of another site, in a frame."""
    del text
    feature, _, periods = "".join(values(tag)).partition("@")
    if not feature:
        return None
    query = f"feat={feature}&periods={periods or 'current'}&accessible-colours=false"
    home = "https://caniuse.bitsofco.de/embed/index.html"
    return Html(frame(f"{home}?{query}", "100%", "400px"))
