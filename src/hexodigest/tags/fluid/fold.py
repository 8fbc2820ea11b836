"""`{% fold class @title %}`: what is shown after a click."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout

NAMES = ("fold",)


def lower(tag: Tag, text: str) -> Layout | None:
    """A fold with its title, which may hold HTML; before Fluid 1.9 there was no class."""
    del text
    if tag.body is None:
        return None
    before, at, after = " ".join(values(tag)).partition("@")
    title, kind = (after, before) if at else (before, "")
    details = element("details", {"class": f"fold {kind.strip()}".strip()})
    return Layout((f"{details}\n<summary>{title.strip()}</summary>", tag.body, "</details>"))
