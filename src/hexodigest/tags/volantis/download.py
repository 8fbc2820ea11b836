"""`{% pandown kind::url::password::name %}`: a file on a disk of another site."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import fields, words

NAMES = ("pandown",)


def lower(tag: Tag, text: str) -> Html | None:
    """A link, and the password that it asks for."""
    del text
    kind, url, password, name = fields(tag, 4)[:4]
    if not name or kind == "yun":
        return None
    link = element("a", {"href": url}, words(name))
    secret = f" <code>{words(password)}</code>" if password else ""
    return Html(element("div", {"class": f"pandown {kind}"}, link + secret))
