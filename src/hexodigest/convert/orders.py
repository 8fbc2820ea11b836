"""The order of posts in lists, as Hexo's generators are set to it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.document.js_values import is_true
from hexodigest.site.packages import packages_of

_NEWEST_FIRST: Final = "-date"
_PINNED_BY_TOP: Final = {"hexo-generator-index-pin-top", "hexo-generator-topindex"}


# The lists, and where `_config.yml` has their order.
ORDERS: Final = {
    "home": "index_generator",
    "archives": "archive_generator",
    "tags": "tag_generator",
    "categories": "category_generator",
    "feed": "feed",
}


class Key(NamedTuple):
    """What posts are sorted by: `date`, `updated`, `title`, or a key of the front matter."""

    name: str
    is_descending: bool


NEWEST_FIRST: Final = (Key("date", is_descending=True),)


def order_of(blog: Blog, settings: str) -> tuple[Key, ...]:
    """The keys of `order_by` in these settings of `_config.yml`, the one that decides first."""
    found = blog.extra.get(settings)
    given = found.get("order_by") if isinstance(found, dict) else None
    if settings == "index_generator":
        given = blog.config.index_generator.order_by
    words = given.split(" ") if isinstance(given, str) and given else [_NEWEST_FIRST]
    return tuple(Key(word.lstrip("+-"), word.startswith("-")) for word in words)


def pin_key(blog: Blog) -> str:
    """The key that puts a post first on the home page: the plugin for the home page decides."""
    packages = packages_of(blog.site)
    return "top" if packages and _PINNED_BY_TOP & set(packages.names) else "sticky"


def has_pinned_posts(blog: Blog, pages: Sequence[Page]) -> bool:
    """Whether some post comes first on the home page whatever its date."""
    key = pin_key(blog)
    return any(is_true(page.data.get(key)) for page in pages if page.is_post and page.published)
