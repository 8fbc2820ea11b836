"""`note`, `noteblock`, `Note`, `box`: a passage set apart."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout, Prose
from hexodigest.tags.volantis.arguments import fields, mapped

NAMES = ("note", "Note", "noteblock", "blocknote", "box")


def lower(tag: Tag, text: str) -> Layout | None:
    """The text that the tag holds as its argument or between its ends."""
    del text
    if tag.name == "note":
        return _short(tag)
    if tag.name in {"Note", "box"}:
        return _titled(tag)
    if tag.body is None:
        return None
    style, title = fields(tag, 2)[:2]
    before = element("div", {"class": f"note v5 {style}".strip()})
    before += f"\n<p><strong>{title}</strong></p>" if title else ""
    return Layout((before, tag.body, "</div>"))


def _short(tag: Tag) -> Layout | None:
    """`{% note style, text %}` or `{% note text %}`; what follows a third comma is not shown."""
    style, text = (["", *fields(tag)] if len(fields(tag)) == 1 else fields(tag))[:2]
    if not text:
        return None
    before = element("div", {"class": f"note v5 {style}".strip()})
    return Layout((before, Prose(text), "</div>"))


def _titled(tag: Tag) -> Layout | None:
    given = mapped(
        tag, ("color", "child"), ("title", "content") if tag.name == "Note" else ("title",)
    )
    content: Span | Prose | None = tag.body
    if tag.name == "Note":
        if not given["content"]:
            given |= {"title": "", "content": given["title"]}
        content = Prose(given["content"]) if given["content"] else None
    if content is None:
        return None
    names: dict[str, str | bool] = {"class": "tag-plugin colorful note", "color": given["color"]}
    before = element("div", {**names, "child": given["child"]})
    before += f'\n<div class="title">{given["title"]}</div>' if given["title"] else ""
    return Layout((f'{before}\n<div class="body">', content, "</div>\n</div>"))
