"""`_config.yml` as Hugo's configuration."""

from hexodigest.convert.blog import Blog
from hexodigest.convert.fields import keywords
from hexodigest.convert.toml import Data, toml


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
        "disableKinds": ["section"],
        "taxonomies": {"tag": "tags", "category": "categories"},
        "pagination": {
            "pagerSize": blog.per_page or 100_000,
            "path": config.pagination_dir.strip("/") or "page",
        },
        "outputFormats": {"RSS": {"baseName": feed_name(blog)}},
        "markup": _markup(blog),
        "params": {
            "author": config.author,
            "subtitle": config.subtitle,
            "description": config.description,
            "menu": blog.menu,
            "keywords": list(keywords(blog.extra.get("keywords"))),
        },
    }
    return toml(data)


def feed_name(blog: Blog) -> str:
    """Where hexo-generator-feed puts the feed, without its extension."""
    feed = blog.extra.get("feed")
    path = feed.get("path") if isinstance(feed, dict) else None
    names = path if isinstance(path, list) else [path]
    first = next((name for name in names if isinstance(name, str) and name), "atom.xml")
    return first.removesuffix(".xml").strip("/") or "atom"


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
                },
                "linkify": blog.config.marked.autolink,
                "footnote": {"enable": False},
                "definitionList": True,
            },
        },
        "highlight": {"noClasses": False, "guessSyntax": False},
    }
