"""A page's front matter as Zola reads it: its own fields, everything else below `extra`."""

from hexodigest.convert.blog import Blog
from hexodigest.convert.fields import RESOLVED, alias_path, texts, without
from hexodigest.convert.page import Page, Term
from hexodigest.convert.targets.zola.places import alias, zola_path
from hexodigest.convert.toml import Data


def page_front_matter(page: Page, blog: Blog) -> dict[str, Data]:
    """The fields of a page. Zola passes over keys that it does not know, so there are none."""
    data: dict[str, Data] = {"title": page.title}
    if page.date:
        data["date"] = page.date
    if page.updated:
        data["updated"] = page.updated
    if not page.published:
        data["draft"] = True
    data["path"] = zola_path(page, blog)
    data |= _own_fields(page)
    if page.is_bare:
        data["template"] = "raw.html"
    taxonomies = {"tags": terms(page.tags), "categories": _categories(page)}
    data["taxonomies"] = {name: found for name, found in taxonomies.items() if found}
    data["extra"] = _extra(page, data)
    return {key: value for key, value in data.items() if value != {}}


def home_front_matter(page: Page | None, blog: Blog) -> dict[str, Data]:
    """The fields of the home page, which lists posts; a section knows fewer of them."""
    data: dict[str, Data] = {"title": page.title if page else blog.config.title}
    data["sort_by"] = "date"
    if blog.per_page > 0:
        data["paginate_by"] = blog.per_page
        data["paginate_path"] = blog.config.pagination_dir.strip("/") or "page"
    extra = _extra(page, data) if page else {}
    return data | ({"extra": extra} if extra else {})


def _extra(page: Page, data: dict[str, Data]) -> dict[str, Data]:
    taken = {"description"} if "description" in data else set()
    taken |= {"aliases"} if _aliases(page) else set()
    rest: dict[str, Data] = dict(without(page.data, RESOLVED | taken))
    if page.excerpt:
        rest["excerpt"] = page.excerpt
    if alias(page):
        rest["hexo_path"] = page.path  # feeds know an entry by its old address
    return rest


def _own_fields(page: Page) -> dict[str, Data]:
    """Keys that mean the same to Zola, where their values have the types it wants."""
    found: dict[str, Data] = {}
    description = page.data.get("description")
    if isinstance(description, str) and description:
        found["description"] = description
    own = alias(page)
    aliases = [*([own] if own else []), *_aliases(page)]
    if aliases:
        found["aliases"] = aliases
    return found


def _aliases(page: Page) -> list[str]:
    """The page's own old addresses; none where one of them is of another site."""
    given = [alias_path(name) for name in texts(page.data.get("aliases"))]
    known = [path for path in given if path is not None]
    return known if len(known) == len(given) else []


def terms(given: tuple[Term, ...]) -> list[str]:
    """Slugs, for a term of Zola's is its address; the names are in the configuration."""
    return list(dict.fromkeys(term.slug or "-" for term in given))


def _categories(page: Page) -> list[str]:
    """Every level of every chain: `A` and `A/B`, for Zola knows no nesting."""
    return terms(tuple(term for chain in page.categories for term in chain))
