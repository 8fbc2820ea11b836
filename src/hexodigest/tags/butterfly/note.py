"""`{% note [class …] [icon] [style] %}`: a passage set apart."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout

NAMES = ("note", "subnote")


_STYLES = {"flat", "modern", "simple", "disabled"}


def lower(tag: Tag, text: str) -> Layout | None:
    """As in Butterfly 5.5, note.js: a style comes last, and an icon before it."""
    del text
    if tag.body is None:
        return None
    words = values(tag)
    style = [words.pop()] if words and words[-1] in _STYLES else []
    icon = ""
    if words and words[-1].startswith("fa"):
        icon = element("i", {"class": f"note-icon {words.pop()}"}, "")
        words.append("icon-padding")
    before = element("div", {"class": " ".join(["note", *words, *style])})
    return Layout((f"{before}{icon}", tag.body, "</div>"))
