"""`p`, `span`, `u`, `kbd`, `mark` … : words with a look of their own."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html
from hexodigest.tags.volantis.arguments import fields, mapped, words

NAMES = ("p", "span", "u", "emp", "wavy", "del", "kbd", "psw", "blur", "sup", "sub", "mark")


# What HTML does not have by that name.
_ELEMENTS = {"emp": "em", "wavy": "u", "psw": "span", "blur": "span"}


def lower(tag: Tag, text: str) -> Html | None:
    """The words in an element; where HTML has none of the name, a class keeps it."""
    del text
    match tag.name:
        case "p" | "span":
            look, shown = fields(tag, 2)[:2]
            attributes = {"class": f"p {look}".strip()}
        case "sup" | "sub" | "mark":
            given = mapped(tag, ("color",), ("text",))
            shown, attributes = given["text"], {"class": tag.name, "color": given["color"]}
        case _:
            shown = " ".join(values(tag))
            attributes = {"class": tag.name if tag.name in _ELEMENTS else ""}
    if not shown:
        return None
    return Html(element(_ELEMENTS.get(tag.name, tag.name), {**attributes}, words(shown)))
