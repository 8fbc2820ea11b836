"""`{% folding style, title %}`, `{% Folding title %}`: a passage that folds."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout
from hexodigest.tags.volantis.arguments import fields, mapped, words

NAMES = ("folding", "Folding")


def lower(tag: Tag, text: str) -> Layout | None:
    """A fold that is open when the tag says so."""
    del text
    if tag.body is None:
        return None
    if tag.name == "Folding":
        given = mapped(tag, ("color", "child", "open"), ("title",))
        style, title, is_open = given["color"], given["title"], given["open"] == "true"
    else:
        found = fields(tag)
        style, title = found[:2] if len(found) > 1 else ("", found[0])
        is_open = "open" in style.split()
        style = " ".join(part for part in style.split() if part != "open")
    before = element("details", {"class": "folding", "color": style, "open": is_open})
    summary = f"<summary>{words(title)}</summary>"
    return Layout((f'{before}\n{summary}\n<div class="content">', tag.body, "</div>\n</details>"))
