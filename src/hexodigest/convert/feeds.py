"""The feeds that hexo-generator-feed makes: their kinds, addresses and length."""

import posixpath
from dataclasses import dataclass

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.document.front_matter import Value

_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Feed:
    """`kind` is `atom` or `rss2`; `path` is below the blog's root."""

    kind: str
    path: str


def feeds_of(blog: Blog) -> tuple[Feed, ...]:
    """As in hexo-generator-feed 4: two at most, `atom.xml` when nothing is said."""
    settings = _settings(blog)
    types = settings.get("type", "atom")
    given = [types] if isinstance(types, str) else types if isinstance(types, list) else ["atom"]
    kinds = [_kind(name, index) for index, name in enumerate(given[:2])] or ["atom"]
    path = settings.get("path")
    paths = [path] if isinstance(path, str) else path if isinstance(path, list) else []
    names = [name for name in paths[:2] if isinstance(name, str) and name.strip("/")]
    names += [f"{kind}.xml" for kind in kinds[len(names) :]]
    copied = {path for path, _ in blog.copies}  # a file of the blog's own is kept
    found = {_with_extension(name): kind for kind, name in zip(kinds, names, strict=False)}
    return tuple(Feed(kind, path) for path, kind in found.items() if path not in copied)


def path_in_feeds(page: Page, blog: Blog) -> str:
    """The address below the root that feeds give: the permalink, made pretty."""
    pretty = blog.config.pretty_urls
    return page.path if pretty.trailing_html else page.path.removesuffix(".html")


def feed_limit(blog: Blog) -> int:
    """How many posts a feed has; 0 means all."""
    limit = _settings(blog).get("limit", _LIMIT)
    return limit if isinstance(limit, int) and limit > 0 else 0


def feed_with_content(blog: Blog) -> bool:
    """Whether a feed has the whole of each post."""
    return bool(_settings(blog).get("content", True))


def _settings(blog: Blog) -> dict[str, Value]:
    feed = blog.extra.get("feed")
    return feed if isinstance(feed, dict) else {}


def _kind(name: Value, index: int) -> str:
    kind = name.lower() if isinstance(name, str) else ""
    return kind if kind in {"atom", "rss2"} else ("rss2" if index else "atom")


def _with_extension(name: str) -> str:
    name = name.strip("/")
    return name if posixpath.splitext(name)[1] else f"{name}.xml"
