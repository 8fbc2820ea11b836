"""`{% note class [title] %}`: a passage set apart."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout

NAMES = ("note",)


def lower(tag: Tag, text: str) -> Layout | None:
    """A block quote with a class, and a title before its text."""
    del text
    if tag.body is None:
        return None
    kind, *title = values(tag) or [""]
    before = element("blockquote", {"class": f"note {kind}".strip()})
    if title:
        words = escape(" ".join(title), quote=False)
        before += f"\n{element('strong', {'class': 'note-title'}, words)}"
    return Layout((before, tag.body, "</blockquote>"))
