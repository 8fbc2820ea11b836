"""`{% link text… url [true|false] [title…] %}`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import is_address, values
from hexodigest.tags.nodes import Link, Url

NAMES = ("link", "a", "anchor")


def lower(tag: Tag, text: str) -> Link | None:
    """A link with its words first; `true` opens it in a new tab."""
    del text
    arguments = values(tag)
    for index, argument in enumerate(arguments):
        if is_address(argument):
            rest = arguments[index + 1 :]
            flag = rest.pop(0) if rest[:1] in (["true"], ["false"]) else ""
            words = " ".join(arguments[:index])
            return Link(Url(argument), words, " ".join(rest), new_tab=flag == "true")
    return None
