"""`{% blockquote [author[, source]] [url] [title] %}`: a quotation with its origin."""

import re
from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.patterns import later
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout

NAMES = ("blockquote", "quote")

# As in Hexo 8.1, blockquote.js; a search from where a line or a part begins finds what any would.
_LINKED_AUTHOR = r"^[^\S\n]*+(\S.*)(?:[^\S\n]|\n\s*)(https?://\S+)"
_TITLED = later(rf"{_LINKED_AUTHOR}\s+(.+)", re.IGNORECASE | re.MULTILINE)
_LINKED = later(_LINKED_AUTHOR, re.IGNORECASE | re.MULTILINE)
_AUTHOR_SOURCE = later(r"(?<![^,])([^,]+),\s*([^,]+)")


def lower(tag: Tag, text: str) -> Layout | None:
    """The quotation, with a footer when an origin is given."""
    del text
    if tag.body is None:
        return None
    footer = _footer(" ".join(values(tag)))
    after = f"<footer>{footer}</footer>\n</blockquote>" if footer else "</blockquote>"
    return Layout(("<blockquote>", tag.body, after))


def _footer(origin: str) -> str:
    """Author and source, told apart as Hexo 8.1 does in blockquote.js."""
    author, url, title = origin, "", ""
    if match := _TITLED.search(origin):
        author, url, title = match.groups()
    elif match := _LINKED.search(origin):
        author, url = match.groups()
    elif match := _AUTHOR_SOURCE.search(origin):
        author, title = match.groups()
    footer = element("strong", {}, escape(author, quote=False)) if author else ""
    if url:
        shown = title or re.sub(r"^https?://|/(index.html?)?$", "", url)
        return footer + element("cite", {}, element("a", {"href": url}, escape(shown, quote=False)))
    return footer + (element("cite", {}, escape(title, quote=False)) if title else "")
