"""`{% img [class …] url [width] [height] ["title" "alt"] %}` and the same for an asset."""

import re

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import is_address, values
from hexodigest.tags.nodes import AssetReference, Image, Reference, Url

NAMES = ("img", "image", "asset_img", "asset_image")

_META = {
    ('"', '"'): re.compile(r'"?([^"]+)?"?\s*"?([^"]+)?"?'),
    ('"', "'"): re.compile(r"\"?([^\"]+)?\"?\s*'?([^']+)?'?"),
    ("'", '"'): re.compile(r"'?([^']+)?'?\s*\"?([^\"]+)?\"?"),
    ("'", "'"): re.compile(r"'?([^']+)?'?\s*'?([^']+)?'?"),
}


def lower(tag: Tag, text: str) -> Image | None:
    """The picture; an asset's name may stand after classes, as an address may."""
    del text
    arguments = values(tag)
    asset = tag.name.startswith("asset")
    at = _file_at(arguments) if asset else _address_at(arguments)
    if at is None:
        return None
    target: Reference = AssetReference(arguments[at]) if asset else Url(arguments[at])
    width, height, rest = _size(arguments[at + 1 :])
    title, alt = _title_and_alt(" ".join(rest))
    return Image(target, alt, title, tuple(arguments[:at]), width, height)


def _address_at(arguments: list[str]) -> int | None:
    for index, argument in enumerate(arguments):
        if argument.startswith("/") or is_address(argument):
            return index
    return None


def _file_at(arguments: list[str]) -> int | None:
    """The first argument that looks like a file; Hexo takes the first that is one."""
    for index, argument in enumerate(arguments):
        if "." in argument.strip("."):
            return index
    return 0 if arguments else None


def _size(arguments: list[str]) -> tuple[str, str, list[str]]:
    """Width and height: at most two arguments of digits alone."""
    sizes: list[str] = []
    while arguments and len(sizes) < 2 and not re.search(r"\D", arguments[0], re.ASCII):  # noqa: PLR2004 - two sizes
        sizes.append(arguments[0])
        arguments = arguments[1:]
    width, height = [*sizes, "", ""][:2]
    return width, height, arguments


def _title_and_alt(meta: str) -> tuple[str, str]:
    """As in Hexo 8.1, img.js: quotes that survive the splitting part the title from the alt."""
    quotes = ('"' if meta.startswith('"') else "'", '"' if meta.endswith('"') else "'")
    match = _META[quotes].search(meta)
    return (match[1] or "", match[2] or "") if match else ("", "")
