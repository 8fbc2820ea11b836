"""How Volantis reads arguments: parted by `::` or commas, or as `key:value`."""

from collections.abc import Sequence
from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element


def fields(tag: Tag, count: int = 0) -> list[str]:
    """The arguments as one text, parted by `::`, else by commas; filled up to `count`."""
    text = " ".join(values(tag))
    found = [part.strip() for part in text.split("::" if "::" in text else ",")]
    return found + [""] * (count - len(found))


def mapped(tag: Tag, keys: Sequence[str], places: Sequence[str] = ()) -> dict[str, str]:
    """`key:value` arguments by key, the others by place; the last place takes all the rest.

    As in Volantis 6, tag-utils.js.
    """
    found: dict[str, str] = dict.fromkeys((*keys, *places), "")
    others = []
    for argument in values(tag):
        key, colon, value = argument.strip().partition(":")
        if colon and key in keys:
            found[key] = value
        else:
            others.append(argument.strip())
    for place in places:
        found[place] = others.pop(0) if others else ""
    if others and places:
        found[places[-1]] = " ".join([found[places[-1]], *others])
    return found


def icon(name: str) -> str:
    """An icon by its address or its classes; one of the theme's own names is not known here."""
    if name.startswith(("/", "http://", "https://")):
        return element("img", {"src": name, "class": "icon"})
    if "fa-" in name:
        return element("i", {"class": name}, "")
    return ""


def words(text: str) -> str:
    """Text that may hold HTML, as Volantis prints it; a lone `<` is text."""
    return text if ">" in text else escape(text, quote=False)
