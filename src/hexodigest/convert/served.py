"""What of a blog is served: pages by their address, and files of other kinds."""

from typing import Final

from hexodigest.site.facts import PostFacts
from hexodigest.site.files import FileKind
from hexodigest.site.permalinks import extension

_MARKDOWN: Final = {"md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"}
_PAGES: Final = {*_MARKDOWN, "htm", "html"}
_COPIED: Final = {"css", "js", "json"}  # Hexo renders them to what they are


def is_page(facts: PostFacts) -> bool:
    """Whether a target makes a page of it: not of scripts, style sheets and templates."""
    return facts.kind is not FileKind.PAGE or _extension(facts) in _PAGES


def is_markdown(facts: PostFacts) -> bool:
    """Whether it is Markdown; a page that is not is HTML."""
    return _extension(facts) in _MARKDOWN


def is_copied(facts: PostFacts) -> bool:
    """Whether what Hexo renders is what it was."""
    return _extension(facts) in _COPIED


def is_unrendered(facts: PostFacts) -> bool:
    """Whether Hexo renders it with a template engine that no target has."""
    return _extension(facts) not in _PAGES | _COPIED


def page_path(facts: PostFacts) -> str:
    """Where a page is served below the root: `about/`, not `about/index.html`."""
    path = facts.address.lstrip("/")
    return (
        path.removesuffix("index.html")
        if path.endswith("/index.html")
        else ("" if path == "index.html" else path)
    )


def _extension(facts: PostFacts) -> str:
    return extension(facts.source).removeprefix(".").lower()
