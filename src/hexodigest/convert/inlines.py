"""Links, images and inline code, where a target reads them differently."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from hexodigest.convert.context import Context, Findings
from hexodigest.convert.ranges import holds_any, is_within, outermost
from hexodigest.convert.raw_html import as_entities, code_element
from hexodigest.convert.render import destination
from hexodigest.diagnostics import Edit
from hexodigest.document.html import Element
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import Heading, Image, InlineCode, Link, List, Paragraph, Table
from hexodigest.source import Span

_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}")
_MARKUP = re.compile(r"[*_~`<\[\]\\&]")
_SIGNS = re.compile(r"[\\`*\[\]~<>]")
_BARE = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s<>]", re.IGNORECASE)
_ADDRESSES = ("src", "href", "poster", "data")


def inline_edits(context: Context, markdown: Markdown, tags: Sequence[Span]) -> Findings:
    """The edits of all inlines of a region."""
    lists = outermost(block.span for block in markdown.walk() if isinstance(block, List))
    for link in markdown.links:
        if link.autolink:
            yield from _address(context, link, lists)
        else:
            yield from _link(context, link)
    for image in markdown.images:
        yield from _image(context, image)
    for code in markdown.inline_code:
        yield from _code(context, code, tags)
    if context.flavour.finds_addresses and context.blog.config.marked.autolink:
        yield from _no_addresses(context.text, markdown)


def _no_addresses(text: str, markdown: Markdown) -> Iterator[Edit]:
    """What looks like an address, and is none to marked: within `<a>`, or before emphasis."""
    taken = outermost(inline.span for inline in markdown.inlines)
    for block in markdown.walk():
        if isinstance(block, Paragraph | Heading | Table):
            for found in _BARE.finditer(text, *block.span):
                if not is_within(Span(*found.span()), taken):
                    yield Edit(Span(found.start(), found.start() + 1), f"&#{ord(found[0][0])};")


def element_edits(context: Context, elements: tuple[Element, ...]) -> Iterator[Edit]:
    """Addresses in raw HTML, for a target that serves the page elsewhere."""
    if not _moved(context):
        return
    for element in elements:
        for attribute in element.attributes:
            if attribute.name in _ADDRESSES and attribute.value and attribute.value_span:
                url = context.absolute(attribute.value)
                if url:
                    yield Edit(attribute.value_span, escape(url))


def _moved(context: Context) -> bool:
    """Whether relative addresses mean something else at the page's new place."""
    return context.flavour.absolute_urls and not context.page.path.endswith("/")


def _link(context: Context, link: Link) -> Findings:
    if context.flavour.footnotes and context.text.startswith("^", link.text.start):
        words = context.text[link.text.start + 1 : link.text.end]
        yield Edit(link.span, f"[\\^{words}]({destination(link.url)})")
        return
    words = context.text[link.text.start : link.text.end]
    if words in {"x", "X"}:
        # Goldmark takes `[x]` at the start of an item for a ticked box, even before `(`.
        yield Edit(link.text, f"&#{ord(words)};")
    if not _inline(context, link):
        return
    broken = context.flavour.broken_links
    if broken and broken.match(link.url):
        title = f' title="{escape(link.title)}"' if link.title else ""
        yield Edit(Span(link.span.start, link.text.start), f'<a href="{escape(link.url)}"{title}>')
        yield Edit(Span(link.text.end, link.span.end), "</a>")
        return
    url = context.absolute(link.url) if _moved(context) else None
    if url:
        yield Edit(link.url_span, destination(url))
    elif not _is_balanced(link.url):
        closed = destination(link.url).replace("(", "%28").replace(")", "%29")
        yield Edit(link.url_span, closed)


def _address(context: Context, link: Link, lists: Sequence[Span]) -> Findings:
    """A bare address, which not every reader takes for a link."""
    text, start = context.text, link.span.start
    if text.startswith("<", start):
        return
    # As in marked 15, a further line of an item that starts with `<` ends the item.
    in_brackets = not (is_within(link.span, lists) and _starts_further_line(text, start))
    written = text[slice(*link.span)]
    shown = _autolink(written, link.url, in_brackets=in_brackets)
    if shown.startswith("[") and text.endswith("](", 0, start):
        url = escape(destination(link.url))  # not to make a link of the brackets before it
        shown = f'<a href="{url}">{as_entities(written)}</a>'
    yield Edit(link.span, shown)
    yield from _lone_bracket(text, start)


def _lone_bracket(text: str, end: int) -> Iterator[Edit]:
    """A `<` before a bare address is text: goldmark looks for HTML in it and in what follows."""
    if end > 1 and text[end - 1] == "<" and text[end - 2] != "\\":
        yield Edit(Span(end - 1, end), "&lt;")


def _is_balanced(url: str) -> bool:
    """Whether CommonMark reads the address to its end: marked takes a lone `(` as well."""
    depth = 0
    for character in url:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _autolink(written: str, url: str, *, in_brackets: bool) -> str:
    """A bare address between angle brackets; one that lacks its scheme as a link."""
    whole = url in {written, f"mailto:{written}"} and not set(written) & set("<>\\ \t\n")
    if whole and in_brackets:
        return f"<{written}>"
    words = as_entities(written) if _SIGNS.search(written) else written
    return f"[{words}]({destination(url)})"


def _starts_further_line(text: str, position: int) -> bool:
    """Whether nothing stands before it on its line, and something on the line before."""
    line = text.rfind("\n", 0, position) + 1
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : line]
    return not text[line:position].strip() and bool(above.strip())


def _image(context: Context, image: Image) -> Findings:
    url = context.image_address(image.url)
    if _moved(context):
        url = context.absolute(url) or url
    if context.blog.config.marked.figcaption and image.alt:
        yield Edit(image.span, _captioned(image, destination(url)))
    elif _MARKUP.search(image.alt) or (url != image.url and not _inline(context, image)):
        # marked shows the words as they are written; others would read them.
        title = f' "{escape(as_entities(image.title), quote=True)}"' if image.title else ""
        title = title.replace("&amp;#", "&#")
        words = as_entities(image.alt).replace("<", "&lt;")
        yield Edit(image.span, f"![{words}]({destination(url)}{title})")
    elif url != image.url:
        yield Edit(image.url_span, destination(url))


def _captioned(image: Image, url: str) -> str:
    """As in hexo-renderer-marked 7 with `figcaption`: the words stand below the image too."""
    words = as_entities(escape(image.alt))
    title = f' title="{as_entities(escape(image.title))}"' if image.title else ""
    shown = f'<img src="{escape(url)}" alt="{words}"{title}>'
    # At the start of a line, `<figure>` would make HTML of the whole paragraph.
    caption = f'<figcaption aria-hidden="true">{words}</figcaption>'
    return f"<span></span><figure>{shown}{caption}</figure>"


def _inline(context: Context, node: Link | Image) -> bool:
    """Whether the address stands in the construct itself, not in a definition elsewhere."""
    span, url = node.span, node.url_span
    return span.start <= url.start and url.end <= span.end <= len(context.text)


def _code(context: Context, code: InlineCode, tags: Sequence[Span]) -> Findings:
    """Code with what a target would run; as in Hexo 8.1, `{% raw %}` alone works in code."""
    if holds_any(code.span, tags):
        written = context.text[code.span.start : code.span.end].strip("`").strip()
        yield Edit(code.span, code_element(_RAW.sub(r"\1", written)))
    elif context.flavour.lookalike.search(code.text):
        yield Edit(code.span, code_element(code.text))
