"""A page's front matter as Zola reads it: its own fields, everything else below `extra`."""

from hexodigest.convert.aliases import Aliases
from hexodigest.convert.archives import Archive, own_archive
from hexodigest.convert.blog import Blog
from hexodigest.convert.feeds import path_in_feeds
from hexodigest.convert.fields import others
from hexodigest.convert.orders import order_of
from hexodigest.convert.page import Page, Term
from hexodigest.convert.targets.zola.places import (
    alias,
    sorting_of,
    special_place,
    taxonomies,
    zola_path,
)
from hexodigest.convert.toml import Data

_SOURCE = {"authors": "author"}  # what Hexo's themes call a field of Zola's


def page_front_matter(page: Page, blog: Blog, aliases: Aliases) -> dict[str, Data]:
    """The fields of a page. Zola passes over keys that it does not know, so there are none."""
    data: dict[str, Data] = {"title": page.title}
    if page.date:
        data["date"] = page.date
    if page.updated:
        data["updated"] = page.updated
    if not page.published:
        data["draft"] = True
    data["path"] = zola_path(page, blog)
    own = _own_fields(page)
    data |= own
    old = [*filter(None, [alias(page)]), *aliases.paths]
    if old:
        data["aliases"] = list(dict.fromkeys(old))
    archive = own_archive(page, blog) if blog.options.has_theme("zola") else None
    if archive:
        data["template"] = "archives.html"
    elif special_place(page, blog):
        data["render"] = False  # Zola's own page there shows it
    elif page.is_bare:
        data["template"] = "raw.html"
    own = {"tags": terms(page.tags), "categories": _categories(page)}
    names = taxonomies(blog)
    data["taxonomies"] = {names[name]: found for name, found in own.items() if found}
    extra = _extra(page, aliases.keys | {_SOURCE.get(name, name) for name in own})
    if path_in_feeds(page, blog) != f"{zola_path(page, blog)}/":
        extra["hexo_path"] = path_in_feeds(page, blog)  # by which feeds know an entry
    data["extra"] = extra | (archive_extra(archive, blog) if archive else {})
    return {key: value for key, value in data.items() if value != {}}


def home_front_matter(page: Page | None, blog: Blog) -> dict[str, Data]:
    """The fields of the home page, which lists posts; a section knows fewer of them."""
    data: dict[str, Data] = {"title": page.title if page else blog.config.title}
    sorting, is_reversed = sorting_of(order_of(blog, "index_generator"))
    data["sort_by"] = sorting
    if size := blog.list_size("index_generator"):
        data["paginate_by"] = size
        data["paginate_path"] = blog.pagination_dir
    if is_reversed:
        data["paginate_reversed"] = True
    extra = _extra(page, frozenset()) if page else {}
    return data | ({"extra": extra} if extra else {})


def archive_extra(archive: Archive, blog: Blog) -> dict[str, Data]:
    """Which posts a page of a list shows, and the pages next to it."""
    first = archive.size * (archive.number - 1)
    extra: dict[str, Data] = {"period": archive.period, "first": first}
    extra["last"] = first + archive.size if archive.older else None
    for name, path in (("newer", archive.newer), ("older", archive.older)):
        extra[name] = blog.address(path) if path else None
    return extra


def _extra(page: Page, taken: frozenset[str]) -> dict[str, Data]:
    rest: dict[str, Data] = dict(others(page, taken))
    if page.excerpt:
        rest["excerpt"] = page.excerpt
    return rest


def _own_fields(page: Page) -> dict[str, Data]:
    """Keys that mean the same to Zola, where their values have the types it wants."""
    found: dict[str, Data] = {}
    description = page.data.get("description")
    if isinstance(description, str) and description:
        found["description"] = description
    author = page.data.get("author")
    if isinstance(author, str) and author:
        found["authors"] = [author]
    return found


def terms(given: tuple[Term, ...]) -> list[str]:
    """Slugs, for a term of Zola's is its address; the names are in the configuration."""
    return list(dict.fromkeys(term.slug or "-" for term in given))


def _categories(page: Page) -> list[str]:
    """Every level of every chain: `A` and `A/B`, for Zola knows no nesting."""
    return terms(tuple(term for chain in page.categories for term in chain))
