"""`{% checkbox style checked, text %}`, `{% radio %}`: a box with a text."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html, Layout, Prose
from hexodigest.tags.volantis.arguments import fields, mapped, words

NAMES = ("checkbox", "radio", "Checkbox", "Radio")


def lower(tag: Tag, text: str) -> Html | Layout | None:
    """The box and its text, which is Markdown with the older names."""
    del text
    kind = tag.name.lower()
    if tag.name != kind:
        given = mapped(tag, ("color", "checked", "symbol"), ("text",))
        if not given["text"]:
            return None
        box = element(
            "input", {"type": kind, "checked": given["checked"] == "true", "disabled": True}
        )
        names: dict[str, str | bool] = {"class": "tag-plugin checkbox", "color": given["color"]}
        shown = f"{box}<span>{words(given['text'])}</span>"
        return Html(element("div", {**names, "symbol": given["symbol"]}, shown))
    found = fields(tag)
    style, shown = found[:2] if len(found) > 1 else ("", found[0])
    if not shown:
        return None
    box = element("input", {"type": kind, "checked": "checked" in style, "disabled": True})
    before = element("div", {"class": f"checkbox {style}".strip()})
    return Layout((before + box, Prose(shown), "</div>"))
