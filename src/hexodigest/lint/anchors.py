"""The places of a page that a link can lead to: ids of headings, ids and names in HTML."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from hexodigest.document import Document, parse
from hexodigest.document.markdown import HeadingStyle
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.lint.outputs import outputs_of
from hexodigest.lint.parts import Part, parts_of
from hexodigest.patterns import later
from hexodigest.site import PostFacts, Site
from hexodigest.site.heading_style import heading_style_of
from hexodigest.traces import ask, unasked

# As in Hexo 8.1, after_post_render/excerpt.js.
_MORE = later(r"<!-- ?more ?-->", re.IGNORECASE)
# Fragments that are no ids, and ids that themes put around a post.
_NOT_OURS = later(
    r"(?:[/!:].*|top|page-top|header|footer|main|content|sidebar|toc|"
    r"(?:post-)?comments?|respond|disqus_thread|gitalk-container|gitment-container|v?comments|"
    r"valine|waline|twikoo|utterances|giscus)",
    re.IGNORECASE,
)
# Tags that bring text from elsewhere, with ids that are not known here.
_BRINGING = frozenset(("extends", "import", "include", "include_md", "partial"))
_TABS = frozenset(("folding", "subsubtabs", "subtabs", "tab", "tabs"))
_OTHER_RENDERERS = ("kramed", "markdown", "markdown_it_plus", "pandoc", "remarkable", "unified")
_RENDERER = later(r"hexo-renderer-(?:markdown-it.*|pandoc|kramed|remarkable|unified|marked-.*)")

_KEPT = "anchors"

_known: WeakKeyDictionary[Site, dict[Path, frozenset[str] | None]] = WeakKeyDictionary()


def has_anchor(site: Site, page: PostFacts, document: Document | None, fragment: str) -> bool:
    """Whether a page has the place, or may have it for all that is known here.

    `document` is the page's own, when it is at hand; another page is read, and once.
    """
    if not fragment or _NOT_OURS.fullmatch(fragment) or page.layout not in {"post", "page"}:
        return True
    if "type" in page.data or not _is_markdown(page):
        return True  # the theme fills it
    found = _anchors(site, document) if document else anchors_of(site, page)
    return found is None or fragment in found or unquote(fragment) in found


def _is_markdown(page: PostFacts) -> bool:
    return page.path.suffix.lower() in {".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt"}


def anchors_of(site: Site, page: PostFacts) -> frozenset[str] | None:
    """Those of a page that is not at hand; it is read once, or not at all where it is known."""
    known = _known.setdefault(site, {})
    if page.path not in known:
        with unasked():
            known[page.path] = _anchors_at(site, page.path)
    found = known[page.path]
    ask("anchors", page.source, None if found is None else sorted(found))
    return found


def _anchors_at(site: Site, path: Path) -> frozenset[str] | None:
    """Those of a page that is not at hand, which may be remembered from an earlier run."""
    kept = site.memory.kept(path, _KEPT) if site.memory else None
    if isinstance(kept, list):
        return frozenset(map(str, kept))
    found: frozenset[str] | None = None
    with suppress(OSError):
        document = parse(path)
        found = _anchors(site, document)
        if site.memory and found is not None:
            site.memory.keep(document.source, _KEPT, sorted(found))
    return found


def _anchors(site: Site, document: Document) -> frozenset[str] | None:
    """Every id and name; None when the page may have others that cannot be known."""
    if _is_rendered_otherwise(site):
        return None
    if site.config.marked.anchor_alias:
        return None  # a link in a heading names its id
    style = heading_style_of(site.config) if site.config.marked.header_ids else None
    found: set[str] = set()
    for part in parts_of(document):
        found.update(_of_part(part, style))
        for tag in part.tags.items:
            if tag.kind is TagKind.VARIABLE or tag.name in _BRINGING:
                return None
            found.update(_of_tag(tag, part))
    if _MORE.search(document.source.text, document.body.start):
        found.add("more")
    return frozenset(found)


def _of_part(part: Part, style: HeadingStyle | None) -> Iterator[str]:
    if style:
        yield from (identifier for _, identifier in part.heading_ids(style))
    for element in part.elements:
        for name in ("id", "name"):
            if value := element.get(name):
                yield value


def _of_tag(tag: Tag, part: Part) -> Iterator[str]:
    """Ids that theme tags make of their first argument: `tabs Kettle` has `kettle-1`."""
    if tag.name in _TABS and tag.arguments and tag.body:
        first, comma, _ = " ".join(argument.value for argument in tag.arguments).partition(",")
        name = first.rstrip() if comma else first
        count = part.text.count("<!-- tab", tag.body.start, tag.body.end)
        for base in {name.lower().replace(" ", "-"), name.replace(" ", "-")}:
            yield base
            yield from (f"{base}-{number}" for number in range(1, count + 1))


def _is_rendered_otherwise(site: Site) -> bool:
    """Whether another renderer than hexo-renderer-marked makes the ids of headings."""
    packages = outputs_of(site).packages
    if packages is not None:
        return any(_RENDERER.fullmatch(name) for name in packages)
    extra = site.config.extra
    is_set = "marked" in site.config.given
    return not is_set and any(name in extra for name in _OTHER_RENDERERS)
