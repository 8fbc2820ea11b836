"""`{% blockquote [author[, source]] [url] [title] %}`: a quotation with its origin."""

import re
from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.patterns import later
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout

NAMES = ("blockquote", "quote")

_TITLED = later(r"(\S.*)\s+(https?://\S+)\s+(.+)", re.IGNORECASE)
_LINKED = later(r"(\S.*)\s+(https?://\S+)", re.IGNORECASE)
_AUTHOR_SOURCE = later(r"([^,]+),\s*([^,]+)")


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
