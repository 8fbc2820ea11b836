"""Which package renders a blog's Markdown, for the rules that are true of one renderer only."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hexodigest.document.markdown import DEFAULT_STYLE, HeadingStyle
from hexodigest.patterns import later
from hexodigest.site import Site
from hexodigest.site.heading_style import heading_style_of
from hexodigest.site.packages import packages_of

_MARKED: Final = "marked"
_RENDERER: Final = later(
    r"(?:@[^/]+/)?hexo-renderer-(?P<name>marked(?:-[\w-]+)?|markdown-it(?:-[\w-]+)?|pandoc"
    r"|kramed|remark[\w-]*|mdx?|multimarkdown|showdown|commonmark|unified|markdown[\w-]*)\Z"
)
_SECTIONS: Final = {"pandoc": "pandoc", "kramed": "kramed", "markdown_it_plus": "markdown-it-plus"}
_FOOTNOTES: Final = frozenset(
    {"hexo-reference", "hexo-reference-plus", "hexo-footnotes", "hexo-footnote"}
    | {"hexo-filter-footnote", "hexo-filter-footnotes", "hexo-plugin-footnotes"}
    | {"hexo-markdown-footnotes"}
)

_MARKDOWN_IT: Final = frozenset(
    {"preset", "render", "plugins", "anchors", "enable_rules", "images"}
)


@dataclass(frozen=True, slots=True)
class Renderer:
    """What makes HTML of the posts: `marked`, `markdown-it`, `pandoc`, or another."""

    name: str = _MARKED
    has_footnotes: bool = False  # by itself or by a plugin
    heading_ids: bool = True  # those of hexo-renderer-marked
    heading_style: HeadingStyle = DEFAULT_STYLE

    @property
    def is_marked(self) -> bool:
        """Whether it is hexo-renderer-marked, which Hexo's starter comes with."""
        return self.name == _MARKED

    @property
    def is_commonmark(self) -> bool:
        """Whether it reads headings and HTML as CommonMark does."""
        return self.is_marked or self.name.startswith(("markdown-it", "remark", "commonmark"))


@lru_cache(maxsize=8)
def renderer_of(site: Site | None) -> Renderer:
    """The renderer of a blog: from its packages, else from its settings; marked without either."""
    if site is None:
        return Renderer()
    packages = packages_of(site)
    if packages is None:
        return _by_settings(site)
    found = [match["name"] for name in packages.names if (match := _RENDERER.match(name))]
    # Which of two wins depends on when Hexo has loaded them; who added another wants that one.
    name = next((name for name in found if name != _MARKED), _MARKED)
    if name == _MARKED:
        return _marked(site, has_footnotes=not _FOOTNOTES.isdisjoint(packages.names))
    return _other(name)


def _marked(site: Site, *, has_footnotes: bool = False) -> Renderer:
    marked = site.config.marked
    # With `anchorAlias` a link in a heading names its id, which is not followed.
    heading_ids = marked.header_ids and not marked.anchor_alias
    return Renderer(_MARKED, has_footnotes, heading_ids, heading_style_of(site.config))


def _other(name: str) -> Renderer:
    return Renderer(name, has_footnotes=True, heading_ids=False)


def _by_settings(site: Site) -> Renderer:
    """The renderer that `_config.yml` has a section for."""
    settings = site.config.extra
    if "marked" in site.config.given:
        return _marked(site)
    for key, name in _SECTIONS.items():
        if key in settings:
            return _other(name)
    # `markdown:` with parts of its own is hexo-renderer-markdown-it's.
    markdown = settings.get("markdown")
    if isinstance(markdown, dict) and not markdown.keys().isdisjoint(_MARKDOWN_IT):
        return _other("markdown-it")
    return _marked(site)
