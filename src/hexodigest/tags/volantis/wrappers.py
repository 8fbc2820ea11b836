"""`table`, `gallery`, `grid`, `swiper`, `folders`, `paper`, `poetry`, `reel`: Markdown framed."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span
from hexodigest.tags.nodes import Layout
from hexodigest.tags.panes import joined, open_panes
from hexodigest.tags.volantis.arguments import words

NAMES = ("table", "gallery", "Gallery", "grid", "swiper", "folders", "poetry", "paper", "reel")


_DIVIDED = {"grid": "cell", "folders": "folder"}


def lower(tag: Tag, text: str) -> Layout | None:
    """The Markdown in an element; comments part the cells of a grid and the folders."""
    if tag.body is None:
        return None
    before = f'<div class="tag-plugin {tag.name.lower()}">'
    panes = open_panes(text, tag.body, _DIVIDED[tag.name]) if tag.name in _DIVIDED else []
    if not panes:
        return Layout((before, tag.body, "</div>"))
    parts: list[str | Span] = []
    for pane in panes:
        if tag.name == "folders":
            head = f"<details>\n<summary>{words(pane.title)}</summary>"
            parts += [head, pane.body, "</details>"]
        else:
            parts += ['<div class="cell">', pane.body, "</div>"]
    return joined(before, *parts, "</div>")
