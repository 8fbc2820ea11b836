"""`{% btn style, text, url, icon %}`, `{% button text url %}`: a link that looks like a button."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import fields, icon, mapped, words

NAMES = ("btn", "button")


def lower(tag: Tag, text: str) -> Html | None:
    """The link, with an icon when one is given."""
    del text
    if tag.name == "button":
        given = mapped(tag, ("color", "icon", "size"), ("text", "url"))
        *more, url = given["url"].split(" ")
        shown = " ".join([given["text"], *more])
        return _link(given["color"], shown, url, given["icon"]) if shown and url else None
    style, shown, url, picture = _parts(fields(tag))
    return _link(style, shown, url, picture) if shown else None


def _parts(found: list[str]) -> list[str]:
    """As in Volantis 5, btn.js: of three arguments an icon is known by its class."""
    if len(found) < 3 or (len(found) == 3 and " fa-" in found[2]):  # noqa: PLR2004 - without style
        found = ["", *found]
    return [*found, "", "", ""][:4]


def _link(style: str, shown: str, url: str, picture: str) -> Html:
    link = element(
        "a", {"class": "button", "href": url, "title": shown}, icon(picture) + words(shown)
    )
    return Html(element("span", {"class": f"btn {style}".strip()}, link))
