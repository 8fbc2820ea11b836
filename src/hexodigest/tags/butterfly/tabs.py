"""`{% tabs name, active %}`: panes between `<!-- tab title@icon -->` and `<!-- endtab -->`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import between_commas
from hexodigest.tags.nodes import Layout
from hexodigest.tags.panes import closed_panes, tabs

NAMES = ("tabs", "subtabs", "subsubtabs")


def lower(tag: Tag, text: str) -> Layout | None:
    """The titles as a list of links, and the panes."""
    if tag.body is None:
        return None
    name, active = [*between_commas(tag), ""][:2]
    number = int(active) if active.isdecimal() else 0
    return tabs(name or "tab", number, closed_panes(text, tag.body, "tab"), "butterfly")
