"""`_config.yml` as Zola's configuration."""

from collections.abc import Sequence

from hexodigest.convert.blog import Blog
from hexodigest.convert.feeds import feed_limit, feed_with_content, feeds_of
from hexodigest.convert.menu import menu
from hexodigest.convert.orders import has_pinned_posts, order_of, pin_key
from hexodigest.convert.page import Page
from hexodigest.convert.targets.zola.places import sorting_of, special_place, taxonomies
from hexodigest.convert.toml import Data, toml

_GENERATORS = {"tags": "tag_generator", "categories": "category_generator"}


def zola_config(blog: Blog, pages: Sequence[Page]) -> str:
    """The text of `config.toml`; Zola refuses keys that it does not know."""
    config = blog.config
    feeds = [feed.path for feed in feeds_of(blog)]
    data: dict[str, Data] = {
        "base_url": (blog.origin + blog.root).rstrip("/") or "/",
        "title": config.title,
        "description": config.description,
        "default_language": "en",
        "compile_sass": False,
        "generate_feeds": bool(feeds),
        "feed_filenames": feeds or None,
        "taxonomies": [_taxonomy(kind, name, blog) for kind, name in taxonomies(blog).items()],
        "slugify": {"paths": "off", "taxonomies": "off", "anchors": "off"},
        "link_checker": {"internal_level": "warn"},
        "markdown": {
            "smart_punctuation": blog.smart_quotes,
            "definition_list": True,
            "highlighting": {"light_theme": "github-light", "dark_theme": "github-dark"},
        },
        "extra": {
            "locale": blog.language,
            "author": config.author,
            "subtitle": config.subtitle,
            "menu": menu(blog),
            "pin": pin_key(blog) if has_pinned_posts(blog, pages) else None,
            "is_reversed": sorting_of(order_of(blog, "index_generator"))[1] or None,
            "special": _special(blog, pages),
            "feed": {
                "order": order_of(blog, "feed")[0].name,
                "limit": feed_limit(blog),
                "content": feed_with_content(blog),
            },
            "taxonomies": dict(taxonomies(blog)),
            "names": _names(blog, pages),
        },
    }
    return toml(data)


def _special(blog: Blog, pages: Sequence[Page]) -> dict[str, Data]:
    """The blog's own pages at the addresses of pages that Zola makes."""
    places = (special_place(page, blog) for page in pages if page.published)
    return {place.stem: place.relative_to("content").as_posix() for place in places if place}


def _taxonomy(kind: str, name: str, blog: Blog) -> dict[str, Data]:
    data: dict[str, Data] = {"name": name}
    size = blog.list_size(_GENERATORS[kind])
    if size:
        data["paginate_by"] = size
        data["paginate_path"] = blog.pagination_dir
    return data


def _names(blog: Blog, pages: Sequence[Page]) -> dict[str, Data]:
    """What each term is called, by the name of its taxonomy; of two at one address the last."""
    tags: dict[str, Data] = {}
    categories: dict[str, Data] = {}
    for page in pages:
        for term in page.tags:
            tags[term.slug or "-"] = term.name
        for chain in page.categories:
            for term in chain:
                categories[term.slug or "-"] = term.name
    names = taxonomies(blog)
    return {names["tags"]: tags, names["categories"]: categories}
