"""`{% timeline title,color %}`: `<!-- timeline when -->` … `<!-- endtimeline -->`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span
from hexodigest.tags.arguments import between_commas
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout, Prose
from hexodigest.tags.panes import closed_panes

NAMES = ("timeline",)


def lower(tag: Tag, text: str) -> Layout | None:
    """What happened, each with its time before it."""
    if tag.body is None:
        return None
    title, color = [*between_commas(tag), ""][:2]
    parts: list[str | Span | Prose] = [element("div", {"class": f"timeline {color}".strip()})]
    if title:
        parts += ['<div class="timeline-item headline">', Prose(title), "</div>"]
    for pane in closed_panes(text, tag.body, "timeline"):
        head = '<div class="timeline-item">\n<div class="timeline-item-title">'
        body = '</div>\n<div class="timeline-item-content">'
        parts += [head, Prose(pane.title), body, pane.body, "</div>\n</div>"]
    return Layout((*parts, "</div>"))
