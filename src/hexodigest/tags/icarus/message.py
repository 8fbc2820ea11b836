"""`{% message color:x icon:y title:z size:s %}`: a passage set apart, with a head."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout, Prose
from hexodigest.tags.panes import icon_element

NAMES = ("message",)


def lower(tag: Tag, text: str) -> Layout | None:
    """As in hexo-component-inferno, message.js: the title is Markdown."""
    del text
    if tag.body is None:
        return None
    options = dict([*argument.split(":"), ""][:2] for argument in values(tag))
    sizes = [f"is-{options[key]}" for key in ("size", "color") if options.get(key)]
    kind = f"note {options.get('color', '')}".strip()
    article = element("article", {"class": " ".join([kind, "message", *sizes])})
    icon, title = icon_element(options.get("icon", "")), options.get("title", "")
    if not (icon or title):
        return Layout((article, tag.body, "</article>"))
    head = f'{article}\n<div class="message-header">'
    return Layout((head, Prose(icon + title), "</div>", tag.body, "</article>"))
