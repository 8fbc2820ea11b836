"""A tag's node as Markdown and HTML that Hugo and Zola read alike."""

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple, assert_never
from urllib.parse import quote

from hexodigest.convert.flavour import Flavour
from hexodigest.convert.layout import Place, Where
from hexodigest.convert.raw_html import (
    as_entities,
    code_block,
    html_block,
    html_inline,
    shielded,
    starts_block,
    without_blank_lines,
)
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Address, Code, Html, Image, Include, Layout, Link, Reference

_PAIRED = re.compile(r"<([A-Za-z]\w*)(?: [^<>]*)?>[^<>]*</\1>|<br ?/?>")
_UNPAIRED = re.compile(r"<[/!?A-Za-z]")
_PATH = re.compile(r"(?:https?|ftp)://[^?#]*", re.IGNORECASE)


class Resolved(NamedTuple):
    """What a reference points to: an address that a browser can follow, and its title."""

    url: str
    title: str = ""


Resolve = Callable[[Reference], Resolved | None]
Shown = Link | Address | Image | Html | Code


class Rendered(NamedTuple):
    """Text in place of a tag; a block wants lines of its own."""

    text: str
    block: bool


def render(
    node: Shown, resolve: Resolve, flavour: Flavour, place: Place, where: Where
) -> Rendered | None:
    """The node as text; None when what it refers to does not exist."""
    match node:
        case Image():
            return _image(node, resolve, where)
        case Link():
            return _link(node, resolve)
        case Address():
            found = resolve(node.target)
            return Rendered(html_inline(escape(found.url)), block=False) if found else None
        case Code() if where.is_html:
            return Rendered(_code_in_html(node), block=False)
        case Code():
            return Rendered(code(node, flavour), block=True)
        case Html():
            return _html(node, flavour, place, where)
        case _:
            assert_never(node)


def _html(node: Html, flavour: Flavour, place: Place, where: Where) -> Rendered:
    if where.is_markdown:
        block = _is_block(node.html, place)
        html = html_block(node.html) if block else html_inline(node.html)
    else:
        block = False
        html = f"\n{place.prefix}".join(without_blank_lines(node.html.strip("\n")).split("\n"))
    return Rendered(shielded(html, flavour.lookalike), block)


def _is_block(html: str, place: Place) -> bool:
    """Whether HTML stands on lines of its own: where it starts one, as Hexo prints it."""
    if "\n" in html.strip("\n"):
        return True
    return place.alone_before and (place.alone_after or starts_block(html))


def code(node: Code, flavour: Flavour) -> str:
    """A fence, within a figure when there is a caption."""
    text: str | None = node.text
    if flavour.lookalike.search(node.text):
        text = flavour.escape_in_code(node.text)
    if text is None:
        block = code_block(node.text, node.language)
    else:
        block = fenced(text, flavour.info(node))
    return figure(block, caption(node)) if node.caption else block


def _code_in_html(node: Code) -> str:
    block = code_block(node.text, node.language)
    return figure(block, caption(node)) if node.caption else block


def fenced(text: str, info: str) -> str:
    """`text` between fences longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{info}\n{text}\n{fence}" if text else f"{fence}{info}\n{fence}"


def figure(block: str, title: str) -> str:
    """A block with a caption; the blank lines let Markdown read what is between."""
    before = f'<figure class="highlight">\n<figcaption>{title}</figcaption>'
    return f"{before}\n\n{block}\n\n</figure>"


def caption(node: Code) -> str:
    """The caption's words, and a link when there is an address."""
    is_html = node.markup and not _UNPAIRED.search(_PAIRED.sub("", node.caption))
    words = node.caption if is_html else escape(node.caption, quote=False)
    shown = element("span", {}, words)
    if not node.url:
        return shown
    return shown + element("a", {"href": node.url}, escape(node.link_text or "link", quote=False))


def destination(url: str) -> str:
    """An address as Markdown takes it in parentheses."""
    path = _PATH.match(url) if "\\" in url else None
    if path:  # as in hexo-util 3.3: a whole address is read as browsers read it
        url = path[0].replace("\\", "/") + url[path.end() :]
    return quote(url, safe="/:?#@!$&'*+,;=%~[]-._") if url.isascii() else _encode(url)


def _encode(url: str) -> str:
    """Percent-encode only what ends a destination: other letters may stay as they are."""
    return re.sub(r"[\x00-\x20()<>\\\"]", lambda match: quote(match.group()), url)


def _image(node: Image, resolve: Resolve, where: Where) -> Rendered | None:
    found = resolve(node.target)
    if not found:
        return None
    if node.classes or node.width or node.height or not where.is_markdown:
        attributes: dict[str, str | bool] = {
            "src": found.url,
            "class": " ".join(node.classes),
            "width": node.width,
            "height": node.height,
            "title": node.title,
            "alt": node.alt,
        }
        image = element("img", attributes)
        return Rendered(html_inline(image) if where.is_markdown else image, block=False)
    title = f' "{_in_quotes(node.title)}"' if node.title else ""
    return Rendered(f"![{as_entities(node.alt)}]({destination(found.url)}{title})", block=False)


def _in_quotes(title: str) -> str:
    return escape(as_entities(title), quote=True).replace("&amp;#", "&#")


def _link(node: Link, resolve: Resolve) -> Rendered | None:
    found = resolve(node.target)
    if not found:
        return None
    words = node.text or found.title
    shown = words if node.markup else escape(words, quote=False)
    attributes: dict[str, str | bool] = {
        "href": found.url,
        "title": found.title or node.title,
        "target": "_blank" if node.new_tab else "",
    }
    return Rendered(html_inline(element("a", attributes, shown)), block=False)


Node = Shown | Layout | Include
