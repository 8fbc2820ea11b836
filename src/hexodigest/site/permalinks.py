"""Addresses: from a file's name and front matter to the path that Hexo serves it at."""

import math
import posixpath
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from hexodigest.document.js_values import Value, text_of
from hexodigest.patterns import later
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.slugs import slugize

# As in hexo-util 4.0's Permalink: a name of ASCII letters that does not end in `_`.
_VARIABLE: Final = later(r":(\w*[^_\W])", re.ASCII)
_NAME_PARTS: Final = {
    "year": "[0-9]{4}",
    "month": "[0-9]{2}",
    "day": "[0-9]{2}",
    "i_month": "[0-9]{1,2}",
    "i_day": "[0-9]{1,2}",
    "hash": "[0-9a-f]{12}",
}
# What a file's name gives under these is not kept as a key of the post.
NAME_KEYS: Final = frozenset({"title", *_NAME_PARTS})
# The parts of an address that a post's own keys cannot overrule.
_HASH_LENGTH: Final = 12


def extension(path: str) -> str:
    """`.md` of `a/b.md`, as Node's `path.extname` finds it; empty for `.md` alone."""
    return posixpath.splitext(path)[1]


def without_extension(path: str) -> str:
    """`a/b` of `a/b.md`."""
    return path.removesuffix(extension(path))


def name_parts(new_post_name: str, path: str) -> dict[str, str]:
    """What `new_post_name` says of a post at `path` below `_posts`; `title` is its slug.

    A name that does not fit becomes a slug as a whole, folders and all.
    """
    path = without_extension(path)
    pattern, names = _name_pattern(without_extension(new_post_name))
    match = re.fullmatch(pattern, path)
    parts = dict(zip(names, match.groups(), strict=True)) if match else {}
    return {"title": slugize(path)} | parts


def _name_pattern(rule: str) -> tuple[str, list[str]]:
    """The rule as a pattern of one group a variable, and the variables' names."""
    names: list[str] = []
    pieces: list[str] = []
    end = 0
    for match in _VARIABLE.finditer(rule):
        names.append(match.group(1))
        pieces += re.escape(rule[end : match.start()]), f"({_NAME_PARTS.get(names[-1], '.+?')})"
        end = match.end()
    return "".join([*pieces, re.escape(rule[end:])]), names


def post_path(
    slug: str,
    data: Mapping[str, Value],
    date: datetime,
    categories: tuple[tuple[str, ...], ...],
    config: HexoConfig,
) -> str:
    """Where Hexo serves a post: `2024/01/17/slug/`, without the root and not yet encoded.

    A variable that nothing gives is the word `undefined`, as in Hexo; for an `id` that Hexo draws
    by lot stands the slug.
    """
    own = data.get("permalink")
    if own:
        return _in_a_folder(text_of(own), config)
    values = _values(slug, data, date, categories, config)
    path = _VARIABLE.sub(lambda match: values.get(match.group(1), "undefined"), config.permalink)
    return _in_a_folder(path, config)


def missing_variables(
    slug: str,
    data: Mapping[str, Value],
    date: datetime,
    categories: tuple[tuple[str, ...], ...],
    config: HexoConfig,
) -> list[str]:
    """The variables of `permalink` that nothing gives a value, for a post of `post_path`."""
    if data.get("permalink"):
        return []
    values = _values(slug, data, date, categories, config)
    names = (match.group(1) for match in _VARIABLE.finditer(config.permalink))
    return [name for name in dict.fromkeys(names) if name not in values]


def has_drawn_id(data: Mapping[str, Value], config: HexoConfig) -> bool:
    """Whether a post's address has an id that Hexo draws by lot when it first sees the post."""
    if data.get("permalink") or data.get("id"):
        return False
    return any(match.group(1) == "id" for match in _VARIABLE.finditer(config.permalink))


def _in_a_folder(path: str, config: HexoConfig) -> str:
    """With asset folders every post is a folder, but for those that end in `.html`."""
    if config.post_asset_folder and not path.endswith(("/", ".html")):
        return path + "/"
    return path


def _values(
    slug: str,
    data: Mapping[str, Value],
    date: datetime,
    categories: tuple[tuple[str, ...], ...],
    config: HexoConfig,
) -> dict[str, str]:
    """What each variable of `permalink` stands for."""
    seconds = str(math.floor(date.timestamp()))
    title = data.get("title")
    values = {
        "id": text_of(data["id"]) if data.get("id") else slug,
        "title": slug,
        "name": posixpath.basename(slug),
        "post_title": slugize("" if title is None else text_of(title), 1),
        "year": f"{date.year:04d}",
        "month": f"{date.month:02d}",
        "day": f"{date.day:02d}",
        "hour": f"{date.hour:02d}",
        "minute": f"{date.minute:02d}",
        "second": f"{date.second:02d}",
        "i_month": str(date.month),
        "i_day": str(date.day),
        "timestamp": seconds,
        "hash": _hash(slug + seconds) if ":hash" in config.permalink else "",
        "category": last_category(categories, config),
    }
    own = {key: text_of(value) for key, value in data.items()}
    defaults = {key: text_of(value) for key, value in config.permalink_defaults.items()}
    return defaults | own | values


def last_category(categories: tuple[tuple[str, ...], ...], config: HexoConfig) -> str:
    """The slug of the category that Hexo met last in the post, parents and all."""
    seen = dict.fromkeys(chain[: depth + 1] for chain in categories for depth in range(len(chain)))
    if not seen:
        return config.default_category
    return category_slug(next(reversed(seen)), config)


def category_slug(chain: tuple[str, ...], config: HexoConfig) -> str:
    """`parent/child`, each as `category_map` and `filename_case` have it."""
    return "/".join(
        slugize(config.category_map.get(name, name), config.filename_case) for name in chain
    )


def tag_slug(name: str, config: HexoConfig) -> str:
    """A tag's part of its address, as `tag_map` and `filename_case` have it."""
    return slugize(config.tag_map.get(name, name), config.filename_case)


def page_path(source: str, data: Mapping[str, Value], output: str) -> str:
    """Where Hexo serves a page: its own `permalink`, else its place below `source_dir`.

    `output` is the extension of what the page is rendered to: `html`, `css`, `json`.
    """
    own = data.get("permalink")
    if not own:
        return f"{without_extension(source)}.{output}"
    path = text_of(own)
    if path.endswith("/"):
        path += "index"
    return path if extension(path) else f"{path}.{output}"


def output_file(path: str) -> str:
    """The file in `public_dir` that answers at `path`."""
    # As in Hexo 8.1's router: no slash in front, no query, a folder has an index.
    path = path.lstrip("/").replace("\\", "/").partition("?")[0]
    return path + "index.html" if not path or path.endswith("/") else path


def asset_path(post: str, name: str) -> str:
    """Where Hexo serves the file `name` of the asset folder of the post at `post`."""
    folder = re.sub(r"\.html?\Z", "", post)
    return posixpath.normpath(posixpath.join(folder, name)).lstrip("/")


def _hash(text: str) -> str:
    import hashlib  # noqa: PLC0415 # OpenSSL takes longer than a small post

    digest = hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False)
    return digest.hexdigest()[:_HASH_LENGTH]
