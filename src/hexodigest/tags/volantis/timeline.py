"""`{% timeline title %}` with `{% timenode time %}`; `{% Timeline %}` with `<!-- node time -->`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span
from hexodigest.tags.arguments import values
from hexodigest.tags.nodes import Layout, Prose
from hexodigest.tags.panes import joined, open_panes
from hexodigest.tags.volantis.arguments import fields, mapped, words

NAMES = ("timeline", "timenode", "Timeline")


def lower(tag: Tag, text: str) -> Layout | None:
    """What happened, each with its time before it."""
    if tag.body is None or (tag.name == "Timeline" and mapped(tag, ("api",))["api"]):
        return None  # What a script fetches from elsewhere is not in the post.
    if tag.name == "timenode":
        head = '<div class="timenode-v5">\n<div class="meta">'
        return Layout(
            (head, Prose(fields(tag)[0]), '</div>\n<div class="body">', tag.body, "</div>\n</div>")
        )
    if tag.name == "timeline":
        title = words(" ".join(values(tag)))
        before = '<div class="timeline-v5">' + (f'\n<p class="p h2">{title}</p>' if title else "")
        return Layout((before, tag.body, "</div>"))
    parts: list[str | Span] = ['<div class="timeline">']
    for pane in open_panes(text, tag.body, "node"):
        head = f'<div class="timenode">\n<div class="header">{words(pane.title)}</div>'
        parts += [f'{head}\n<div class="body">', pane.body, "</div>\n</div>"]
    return joined(*parts, "</div>")
