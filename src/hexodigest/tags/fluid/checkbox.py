"""`{% cb text, checked, inline %}`: a box with a tick or without."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html

NAMES = ("checkbox", "cb")


def lower(tag: Tag, text: str) -> Html | None:
    """As in Fluid 1.9, checkbox.js: any word but `false` ticks it, or keeps it in the line."""
    del text
    words = values(tag)
    words = words[1:] if words[:1] == [","] else words
    label, checked, inline = [*" ".join(words).split(","), "", "", ""][:3]
    if not label:
        return None
    box = element("input", {"type": "checkbox", "checked": _is_set(checked), "disabled": True})
    html = box + label
    return Html(html if _is_set(inline) else element("div", {}, html))


def _is_set(word: str) -> bool:
    return bool(word) and word.strip() != "false"
