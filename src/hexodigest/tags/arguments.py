"""How Hexo's own tags read their arguments."""

import re

from hexodigest.document.tag_nodes import Tag
from hexodigest.patterns import later

# As in Hexo 8.1, img.js and link.js: a scheme, `www.` or an `@` makes an argument an address.
# Only as much of it as has to be there, or a long word would be looked through from each letter.
_ADDRESS = later(
    r"(?:[A-Za-z]{3}:(?://)?|www.|[-;:&=+$,\w]@)[A-Za-z0-9.-]",
    re.ASCII,
)


def values(tag: Tag) -> list[str]:
    """The arguments without their quotes."""
    return [argument.value for argument in tag.arguments]


def is_address(argument: str) -> bool:
    """Whether an argument is the address and no word before it."""
    return bool(_ADDRESS.search(argument))


def body_text(tag: Tag, text: str) -> str:
    """A block tag's body as Hexo hands it over: without the indent common to its lines."""
    if tag.body is None:
        return ""
    return strip_indent(text[tag.body.start : tag.body.end])


def strip_indent(text: str) -> str:
    """Drop the common indent and one line end before and after."""
    # As strip-indent does, which Hexo calls: blank lines do not count.
    indents = [len(match[1]) for match in re.finditer(r"^([ \t]*)\S", text, re.MULTILINE)]
    common = min(indents, default=0)
    if common:
        text = re.sub(rf"^[ \t]{{{common}}}", "", text, flags=re.MULTILINE)
    return text.removeprefix("\n").removesuffix("\n")


def take_flag(arguments: list[str]) -> bool:
    """Remove a closing `true` or `false` (Hexo's `escape`); whether text is to be escaped."""
    if arguments and arguments[-1] in {"true", "false"}:
        return arguments.pop() == "true"
    return True


def between_commas(tag: Tag) -> list[str]:
    """The arguments of a theme that reads them as one text, parted by commas."""
    return [part.strip() for part in " ".join(values(tag)).split(",")]
