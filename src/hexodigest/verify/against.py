"""Pages that Hexo made before, with a theme of their own, read as far as they can be."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Final

from hexodigest.convert.blog import Blog
from hexodigest.convert.served import page_path
from hexodigest.site.facts import PostFacts
from hexodigest.verify.built import HexoSite, PageData
from hexodigest.verify.facets import Facet
from hexodigest.verify.html import Element, document, inner_html, select

# Where themes put what Markdown made, the narrowest first.
SELECTORS: Final = (
    "[itemprop=articleBody]",
    ".article-entry",
    ".post-body",
    "#article-container",
    ".markdown-body",
    ".post-content",
    ".entry-content",
    ".article-content",
    ".article-body",
    ".post-md",
    "article .content",
    "article",
    "main",
    "#content",
)
# What no theme's page says in a way that can be relied on.
NOT_COMPARED: Final = (Facet.TAGS, Facet.CATEGORIES, Facet.EXCERPT, Facet.LISTS)
# What themes add within the content.
_FURNITURE: Final = {
    *("toc", "post-toc", "article-toc", "post-copyright", "article-footer", "post-footer"),
    *("copy-btn", "copy-button", "code-copy", "social-share", "reward-container", "read-more"),
    *("article-more-link", "post-nav", "ds-share", "headerlink-icon"),
}


class OldPagesError(Exception):
    """A folder that holds no page of the blog, or none in which the content is found."""


def read_old_pages(blog: Blog, public: Path, selectors: Sequence[str] = ()) -> HexoSite:
    """The pages of the blog that lie in `public`. Raises OldPagesError and SelectorError."""
    pages: dict[str, PageData] = {}
    notes: list[str] = []
    for facts in blog.facts:
        if not blog.site.is_shown(facts):
            continue
        place = public / facts.output
        if not place.is_file():
            notes.append(f"`{facts.output}` of `{facts.source}` is not in `{public}`")
            continue
        page = _page(blog, facts, place, tuple(selectors) or SELECTORS)
        if page is None:
            notes.append(f"no content is found in `{facts.output}`; --content names where it is")
        else:
            pages[page.path] = page
    if not pages:
        raise OldPagesError(f"`{public}` holds no page of the blog in which content is found")
    files = tuple(_files(blog, public))
    return HexoSite(public, pages, {}, files, notes=tuple(notes))


def _page(blog: Blog, facts: PostFacts, place: Path, selectors: tuple[str, ...]) -> PageData | None:
    text = place.read_text(encoding="utf-8", errors="replace")
    found = select(text, selectors)
    if found is None:
        return None
    said = dict(_meta(document(text)))
    return PageData(
        page_path(facts),
        said.get("og:title", ""),
        inner_html(_cleaned(found)),
        date=_clock(said.get("article:published_time", ""), blog.site.zones.shown),
        source=facts.source,
        is_post=bool(facts.source.startswith("_posts/")),
    )


def _meta(page: Element) -> Iterator[tuple[str, str]]:
    """What the head says by `<meta property=…>`; the first of a name counts."""
    found: dict[str, str] = {}
    for element in page.walk():
        if element.name == "meta" and element.attributes.get("property"):
            found.setdefault(element.attributes["property"], element.attributes.get("content", ""))
    yield from found.items()


def _clock(text: str, zone: tzinfo) -> str:
    """The clock of the blog at an instant; "" for none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S") if moment.tzinfo else ""


def _cleaned(element: Element) -> Element:
    """Without what a theme adds: tables of contents, buttons, links that open an image."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            children.append(child)
        elif not _is_furniture(child):
            inner = _cleaned(child)
            children += inner.children if _opens_its_image(inner) else [inner]
    return Element(element.name, element.attributes, children)


def _is_furniture(element: Element) -> bool:
    return bool(_FURNITURE & {*element.classes, element.attributes.get("id", "")})


def _opens_its_image(element: Element) -> bool:
    """A link around an image that leads to the image itself."""
    inner = [child for child in element.children if not isinstance(child, str) or child.strip()]
    only = inner[0] if len(inner) == 1 else None
    if element.name != "a" or not isinstance(only, Element) or only.name != "img":
        return False
    given = only.attributes
    return element.attributes.get("href") in {given.get("src"), given.get("data-src")}


def _files(blog: Blog, public: Path) -> Iterator[str]:
    """The blog's own files that were copied, and feeds."""
    for output, path in sorted(blog.site.routes.items()):
        is_page = path.suffix.lower() not in {".css", ".js", ".json"} and output.endswith(".html")
        if not is_page and path.suffix != ".md" and (public / output).is_file():
            yield output
    for name in ("atom.xml", "rss.xml", "rss2.xml", "feed.xml"):
        if (public / name).is_file():
            yield name
