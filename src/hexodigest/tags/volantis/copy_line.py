"""`{% copy text %}`: a line to copy."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import mapped

NAMES = ("copy",)


_SCHEMES = {"ssh": "git@github.com:{}.git", "gh": "gh repo clone {}"}


def lower(tag: Tag, text: str) -> Html | None:
    """The line as code, after what stands before it."""
    del text
    given = mapped(tag, ("git", "prefix"), ("text",))
    line = given["text"]
    if not line:
        return None
    if given["git"]:
        line = _SCHEMES.get(given["git"], "https://github.com/{}.git").format(line.lstrip("/"))
    before = f"<span>{escape(given['prefix'])}</span> " if given["prefix"] else ""
    shown = before + element("code", {}, escape(line, quote=False))
    return Html(element("div", {"class": "tag-plugin copy"}, shown))
