"""`_config.yml` as Hugo's configuration."""

from collections.abc import Sequence

from hexodigest.convert.blog import Blog
from hexodigest.convert.feeds import Feed, feed_limit, feed_with_content, feeds_of
from hexodigest.convert.fields import keywords
from hexodigest.convert.menu import menu
from hexodigest.convert.orders import NEWEST_FIRST, ORDERS, order_of, pin_key
from hexodigest.convert.toml import Data, toml

_ALL = 100_000  # Hugo has no word for it
_QUOTES = ("leftDoubleQuote", "rightDoubleQuote", "leftSingleQuote", "rightSingleQuote")
_FIELDS = {"date": "Date", "updated": "Lastmod", "title": "Title"}


def hugo_config(blog: Blog) -> str:
    """The text of `hugo.toml`: Hexo's behaviour, as far as goldmark can be set to it."""
    config = blog.config
    data: dict[str, Data] = {
        "baseURL": (blog.origin + blog.root) if blog.origin else blog.root,
        "title": config.title,
        "locale": blog.language,
        "timeZone": config.timezone or None,
        "buildFuture": config.future,
        "capitalizeListTitles": False,
        "disablePathToLower": True,
        "pluralizeListTitles": False,
        "hasCJKLanguage": True,
        "enableRobotsTXT": False,
        # A page of the blog's own at `404.html` takes the place of ours.
        "disableKinds": ["section", *(["404"] if blog.has_page("404.html") else [])],
        "taxonomies": {"tag": "tags", "category": "categories"},
        "pagination": {
            "pagerSize": blog.list_size("index_generator") or _ALL,
            "path": blog.pagination_dir,
        },
        **_outputs(feeds_of(blog)),
        "markup": _markup(blog),
        "params": {
            "author": config.author,
            "subtitle": config.subtitle,
            "description": config.description,
            "menu": menu(blog),
            "keywords": list(keywords(blog.extra.get("keywords"))),
            "listSizes": {
                "tags": blog.list_size("tag_generator") or _ALL,
                "categories": blog.list_size("category_generator") or _ALL,
            },
            "pin": pin_key(blog),
            "order": {name: _order(blog, name) for name in ORDERS},
            "feed": {"limit": feed_limit(blog), "content": feed_with_content(blog)},
        },
    }
    return toml(data)


def _order(blog: Blog, name: str) -> list[str]:
    """The fields that a list is sorted by, in this sequence: the one that decides comes last."""
    keys = order_of(blog, ORDERS[name])
    if keys == NEWEST_FIRST:
        return []  # as the layouts have it anyway
    return [
        f"{_FIELDS.get(key.name) or f'Params.{key.name}'} {'desc' if key.is_descending else 'asc'}"
        for key in reversed(keys)
    ]


def _outputs(feeds: Sequence[Feed]) -> dict[str, Data]:
    """The home page has the feeds, as in Hexo; lists have none of their own."""
    formats: dict[str, Data] = {}
    types: dict[str, Data] = {}
    for feed in feeds:
        folder, _, name = feed.path.rpartition("/")
        base, _, suffix = name.rpartition(".")
        kind = f"application/{feed.kind.removesuffix('2')}+xml"
        types[kind] = {"suffixes": [suffix]}
        formats[feed.kind] = {
            "mediaType": kind,
            "path": folder or None,
            "baseName": base,
            "rel": "alternate",
            "root": True,
        }
    kinds: dict[str, Data] = {kind: ["html"] for kind in ("section", "taxonomy", "term")}
    home = ["html", *formats]
    return {"outputs": {"home": home, **kinds}, "outputFormats": formats, "mediaTypes": types}


def _markup(blog: Blog) -> Data:
    return {
        "goldmark": {
            "renderer": {"unsafe": True, "hardWraps": blog.breaks},
            "parser": {"attribute": {"title": True, "block": False}, "autoHeadingID": False},
            "extensions": {
                # Unlike Hexo's, it makes quotation marks of `<<` and `>>` too.
                "typographer": {
                    "disable": not blog.smart_quotes,
                    "leftAngleQuote": "&lt;&lt;",
                    "rightAngleQuote": "&gt;&gt;",
                    **_quotes(blog.config.marked.quotes),
                },
                "linkify": blog.config.marked.autolink,
                "footnote": {"enable": False},
                "definitionList": True,
            },
        },
        "highlight": {"noClasses": False, "guessSyntax": False},
    }


def _quotes(given: str) -> dict[str, Data]:
    """As in hexo-renderer-marked 7: four signs, of which the last is the apostrophe too."""
    if len(given) != len(_QUOTES):
        return {}
    return {**dict(zip(_QUOTES, given, strict=True)), "apostrophe": given[-1]}
