"""`{% quot text %}`: a sentence that stands out, or a heading."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import mapped, words

NAMES = ("quot",)


def lower(tag: Tag, text: str) -> Html | None:
    """The text in the element that the tag asks for; a heading has its text as id."""
    del text
    given = mapped(tag, ("el", "icon", "prefix", "suffix"), ("text",))
    if not given["text"]:
        return None
    name = given["el"] if given["el"] in {"h1", "h2", "h3", "h4", "h5", "h6"} else "p"
    shown = element("span", {"class": "text"}, words(given["text"]))
    place = given["text"] if name != "p" else ""
    inner = element(name, {"class": "content", "id": place}, shown)
    return Html(element("div", {"class": f"tag-plugin quot {name}"}, inner))
