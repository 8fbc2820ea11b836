"""A page's front matter as Hugo reads it: its own fields, everything else below `params`."""

from hexodigest.convert.aliases import Aliases
from hexodigest.convert.archives import Archive, own_archive
from hexodigest.convert.blog import Blog
from hexodigest.convert.feeds import path_in_feeds
from hexodigest.convert.fields import keywords, others, shown_excerpt
from hexodigest.convert.page import Page, Term
from hexodigest.convert.toml import Data, yaml_lines

# Of `params` Hugo overrules the first two, and takes the others for terms.
_OVERRULED = frozenset({"draft", "iscjklanguage", "tags", "categories"})


def front_matter(page: Page, blog: Blog, path: str, aliases: Aliases) -> str:
    """Lines of YAML; none of Hexo's keys may set a field of Hugo's that means something else."""
    dates: dict[str, Data] = {"date": page.date, "lastmod": page.updated}
    data: dict[str, Data] = {"title": page.title}
    data |= {name: date for name, date in dates.items() if date}
    if not page.published:
        data["draft"] = True
    data["url"] = url(path)
    if page.tags:
        data["tags"] = [tag_name(term, blog) for term in page.tags]
    if page.categories:
        data["categories"] = list(dict.fromkeys(category_path(c, blog) for c in page.categories))
    if page.excerpt:
        data["summary"] = shown_excerpt(page.excerpt)
    own = _own_fields(page)
    data |= own
    if aliases.paths:
        data["aliases"] = [f"/{path}" for path in aliases.paths]
    archive = own_archive(page, blog) if blog.options.has_theme("hugo") else None
    if archive or page.is_bare:
        data["layout"] = "archives" if archive else "raw"
    rest = _params(page, frozenset(own) | aliases.keys)
    if path != path_in_feeds(page, blog):
        rest["hexo_path"] = path_in_feeds(page, blog)  # by which feeds know an entry
    if archive:
        rest |= archive_part(archive, blog)
    return yaml_lines(data | ({"params": rest} if rest else {}))


def _params(page: Page, taken: frozenset[str]) -> dict[str, Data]:
    """Keys that Hugo has no field for."""
    return {
        f"hexo_{key}" if key.lower() in _OVERRULED else key: value
        for key, value in others(page, taken).items()
    }


def _own_fields(page: Page) -> dict[str, Data]:
    """Keys that mean the same to Hugo, where their values have the types it wants."""
    found: dict[str, Data] = {}
    description = page.data.get("description")
    if isinstance(description, str) and description:
        found["description"] = description
    words = keywords(page.data.get("keywords"))
    if words:
        found["keywords"] = words
    return found


def url(path: str) -> str:
    """The page's address from the root; a colon starts a token of Hugo's unless escaped."""
    return "/" + path.replace(":", "\\:")


def tag_name(term: Term, blog: Blog) -> str:
    """What the tag is called in front matter, and its folder below `content/tags`."""
    return blog.term_name("tags", (term,))


def category_path(chain: tuple[Term, ...], blog: Blog) -> str:
    """The chain as a path: only the deepest is named, its parents have it through theirs."""
    depths = range(1, len(chain) + 1)
    return "/".join(blog.term_name("categories", chain[:depth]) for depth in depths)


def archive_part(archive: Archive, blog: Blog) -> dict[str, Data]:
    """Which posts a page of a list shows, and the pages next to it."""
    data: dict[str, Data] = {"period": archive.period}
    if archive.number > 1:
        data["after"] = archive.size * (archive.number - 1)
        data["newer"] = blog.address(archive.newer)
    if archive.older:
        data["first"] = archive.size
        data["older"] = blog.address(archive.older)
    return data
