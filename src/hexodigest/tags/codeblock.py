"""`{% codeblock [title] [lang:x] [url] [link text] [options] %}`: code with a caption."""

import re

from hexodigest.document.tag_nodes import Tag
from hexodigest.patterns import later
from hexodigest.tags.arguments import body_text, values
from hexodigest.tags.markup import unescaped
from hexodigest.tags.nodes import Code

NAMES = ("codeblock", "code")

# As in Hexo 8.1, code.js; a search from the first word on finds what any would.
_TITLE_URL_TEXT = later(r"\s*+(\S[\S\s]*)\s(https?://\S+)\s+(.+)", re.IGNORECASE)
_TITLE_URL = later(r"\s*+(\S[\S\s]*)\s(https?://\S+)", re.IGNORECASE)
_OPTIONS = {
    "lang",
    "line_number",
    "line_threshold",
    "first_line",
    "wrap",
    "mark",
    "language_attr",
    "highlight",
}


def lower(tag: Tag, text: str) -> Code | None:
    """The code, its caption told apart as Hexo 8.1 does in code.js."""
    if tag.body is None:
        return None
    words: list[str] = []
    options: dict[str, str] = {}
    for argument in values(tag):
        key, colon, value = argument.partition(":")
        if colon and key in _OPTIONS:
            options[key] = value
        else:
            words.append(argument)
    if options.get("highlight", "true") != "true":
        return Code(unescaped(body_text(tag, text)), highlighted=False)
    caption, url, link_text = " ".join(words), "", ""
    if match := _TITLE_URL_TEXT.match(caption):
        caption, url, link_text = match.groups()
    elif match := _TITLE_URL.match(caption):
        (caption, url), link_text = match.groups(), "link"
    first = options.get("first_line", "1")
    return Code(
        body_text(tag, text),
        options.get("lang", ""),
        caption,
        url,
        link_text,
        int(first) if first.isdecimal() else 1,
        options.get("line_number") == "true",
        _ordered(options.get("mark", "")),
    )


def _ordered(mark: str) -> str:
    """Lines and ranges; Hexo takes `9-6` for `6-9`."""
    return re.sub(r"(\d+)-(\d+)", _range, mark, flags=re.ASCII)


def _range(match: re.Match[str]) -> str:
    first, last = sorted((int(match[1]), int(match[2])))
    return f"{first}-{last}"
