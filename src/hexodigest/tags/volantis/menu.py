"""`menu`, `submenu`, `menuitem`: a menu that drops down, as a list."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html, Layout
from hexodigest.tags.volantis.arguments import fields, icon, words

NAMES = ("menu", "submenu", "menuitem")


def lower(tag: Tag, text: str) -> Html | Layout | None:
    """The items as a list, and what stands around the menu."""
    del text
    if tag.name == "menuitem":
        return _item(fields(tag, 3))
    if tag.body is None:
        return None
    before, after = '<div class="dropmenu-wrapper">', "</ul>\n</div>"
    found = fields(tag)
    if tag.name == "submenu":
        title, picture = [*found, ""][:2]
        link = element("a", {"class": "menuitem"}, icon(picture) + words(title))
        return Layout((f'<li>{link}\n<ul class="list-v">', tag.body, "</ul>\n</li>"))
    prefix, title, suffix = [*(["", *found] if len(found) == 1 else found), ""][:3]
    before += f"\n<span>{words(prefix)}</span>" if prefix else ""
    after = f"</ul>\n<span>{words(suffix)}</span>\n</div>" if suffix else after
    return Layout((f'{before}\n<a>{words(title)}</a>\n<ul class="list-v">', tag.body, after))


def _item(found: list[str]) -> Html | None:
    title, url, picture = found[:3]
    if not url:
        return Html("<hr>") if title == "hr" else None
    attributes: dict[str, str | bool] = {"class": "menuitem", "href": url, "title": title}
    return Html(element("li", {}, element("a", attributes, icon(picture) + words(title))))
