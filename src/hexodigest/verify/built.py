"""A site that was built: what each page says of itself, and which files there are."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

_REDIRECT = re.compile(
    r"""http-equiv=["']?refresh["']? content=["']\d+; ?url=([^"']+)""", re.IGNORECASE
)


class Term(NamedTuple):
    """A tag or a category, and where its page is."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page says of itself. `path` is where it is served below the root: `a/`, `b.html`."""

    path: str
    title: str
    content: str
    excerpt: str = ""
    date: str = ""  # the clock, to the second; "" when the source gives none
    tags: tuple[Term, ...] = ()
    categories: tuple[Term, ...] = ()  # those above another as well
    source: str = ""  # below the blog's source folder
    is_post: bool = False
    is_bare: bool = False  # no layout is around it, so nothing but its content is known


@dataclass(frozen=True, slots=True)
class ListData:
    """A page that lists posts: the home page, an archive, a tag, a category."""

    path: str
    kind: str
    name: str
    posts: tuple[str, ...]  # their paths, in order
    number: int = 1  # of the pages of one list
    base: str = ""  # what all pages of one list have in common


@dataclass(frozen=True, slots=True)
class HexoSite:
    """What Hexo made of the blog."""

    public: Path
    pages: Mapping[str, PageData]
    lists: Mapping[str, ListData]
    files: tuple[str, ...]  # all that is neither
    dropped: Mapping[str, str] = field(default_factory=dict)  # source, and why
    stand_ins: tuple[str, ...] = ()  # tags that nothing registered
    unshown: Mapping[str, list[str]] = field(default_factory=dict)  # of those, a page's known ones
    notes: tuple[str, ...] = ()
    version: str = ""


def page_data(path: str, text: str) -> PageData | ListData:
    """A page of a build with a minimal theme; one without a layout is all content."""
    try:
        data = json.loads(text)
    except ValueError:
        data = None
    if not isinstance(data, dict) or "kind" not in data:
        return PageData(path, "", text, is_bare=True)
    if "posts" in data:
        posts = tuple(_served(post) for post in data["posts"])
        base = f"{data['kind']} {data.get('base', '')}"
        return ListData(path, data["kind"], data["name"], posts, data.get("number", 1), base)
    return PageData(
        path,
        data["title"],
        data["content"],
        data.get("excerpt") or "",
        data.get("date", "")[:19],
        _terms(data.get("tags")),
        _terms(data.get("categories")),
        data.get("source", ""),
        data["kind"] == "post",
    )


def _terms(given: Any) -> tuple[Term, ...]:  # noqa: ANN401  # JSON
    return tuple(dict.fromkeys(Term(term["name"], term["path"]) for term in given or ()))


def _served(output: str) -> str:
    return re.sub(r"(^|/)index\.html$", r"\1", output.lstrip("/"))


def served_path(output: str) -> str:
    """The address of an output file below the root: `a/` of `a/index.html`."""
    return _served(output)


def output_file(path: str) -> str:
    """The file that a host sends for an address below the root."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def answer(public: Path, path: str, root: str) -> tuple[str, str] | None:
    """What a browser gets at an address: the address where it ends up, and the text there."""
    for _ in range(5):
        file = public / output_file(path)
        if file.is_dir():
            file /= "index.html"
            path = f"{path}/"
        if not file.is_file():
            return None
        text = file.read_text(encoding="utf-8", errors="replace")
        redirect = _REDIRECT.search(text) if len(text) < 4000 else None  # noqa: PLR2004
        if redirect is None:
            return path, text
        target = unquote(urlsplit(redirect[1].replace("&amp;", "&")).path)
        path = target.removeprefix(root) if target.startswith(root) else target.lstrip("/")
    return None
