"""`{% icon key text %}`: an icon, by its address or its class."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import icon, mapped, words

NAMES = ("icon",)


def lower(tag: Tag, text: str) -> Html | None:
    """The icon; the names that the theme gives to its own are not known here."""
    del text
    given = mapped(tag, ("color", "style"), ("key", "text"))
    picture = icon(given["key"])
    if not picture:
        return None
    shown = element("span", {"class": "tag-plugin icon", "color": given["color"]}, picture)
    return Html(
        shown + element("span", {"class": "text"}, words(given["text"])) if given["text"] else shown
    )
