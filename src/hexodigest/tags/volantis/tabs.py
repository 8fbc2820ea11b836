"""`{% tabs name, active %}` with ends, `{% Tabs %}` without: panes below titles."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.nodes import Layout
from hexodigest.tags.panes import closed_panes, open_panes, tabs
from hexodigest.tags.volantis.arguments import fields, mapped

NAMES = ("tabs", "subtabs", "subsubtabs", "Tabs", "subTabs", "subsubTabs")


def lower(tag: Tag, text: str) -> Layout | None:
    """The titles as a list of links, and the panes."""
    if tag.body is None:
        return None
    if tag.name.endswith("Tabs"):
        active = mapped(tag, ("active", "align"))["active"]
        # Ends are no part of this form, but authors write them.
        name, panes = f"tab-{tag.span.start}", open_panes(text, tag.body, "tab")
    else:
        name, active = fields(tag, 2)[:2]
        panes = closed_panes(text, tag.body, "tab")
    number = int(active) if active.isdecimal() else 0
    return tabs(name or "tab", number, panes, "volantis")
