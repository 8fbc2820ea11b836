"""Front matter that no target may copy as it stands, and how its values read elsewhere."""

import re
from collections.abc import Mapping

from hexodigest.convert.page import Page
from hexodigest.convert.raw_html import html_block, html_inline
from hexodigest.document.front_matter import Value

ALIAS_KEYS = ("alias", "aliases", "redirect_from")
# What Markdown or a typographer would read in it.
_MARKDOWN = re.compile(
    r"[\\`*_\[\]~<>&'\"\n]|--|\.\.\.|https?:|www\.|\{[{%]|^\s*(?:[#+-]|\d+[.)])", re.MULTILINE
)

# What Hexo reads itself: it is in the page's own fields.
RESOLVED = frozenset(
    {
        "title",
        "date",
        "updated",
        "tags",
        "tag",
        "categories",
        "category",
        "permalink",
        "published",
        "excerpt",
    }
)
_TERMS = frozenset({"tags", "tag", "categories", "category"})


def texts(value: Value) -> tuple[str, ...]:
    """A text or a list of texts; anything else holds none."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item)


def keywords(value: Value) -> tuple[str, ...]:
    """Key words, which Hexo's themes take as a list or as one text with commas."""
    return tuple(word.strip() for text in texts(value) for word in text.split(",") if word.strip())


def without(data: Mapping[str, Value], names: frozenset[str]) -> dict[str, Value]:
    """The other keys, in order."""
    return {key: value for key, value in data.items() if key not in names}


def alias_path(alias: str, root: str = "/") -> str | None:
    """An old address below the root, as pages' paths are; None for one of another site."""
    path = alias.strip()
    if path.startswith(root) and root != "/":
        path = path.removeprefix(root)
    path = path.lstrip("/")
    if "//" in path or ":" in path or ".." in path.split("/") or not path or alias.startswith("//"):
        return None
    return path.removesuffix("index.html") if path.endswith("/index.html") else path


def others(page: Page, taken: frozenset[str]) -> dict[str, Value]:
    """The keys that no field of the target's holds, in order, and the language of the page."""
    # A page has no terms to Hexo, whatever it says: only its theme may know what they mean.
    resolved = RESOLVED if page.is_post else RESOLVED - _TERMS
    rest = without(page.data, resolved | taken)
    if page.language and not texts(rest.get("lang")):
        rest["lang"] = page.language
    return rest


def shown_excerpt(excerpt: str) -> str:
    """An excerpt, which Hexo prints as the HTML that it is, for a target that reads Markdown."""
    if not _MARKDOWN.search(excerpt):
        return excerpt
    return html_block(excerpt) if "\n" in excerpt.strip() else html_inline(excerpt)
