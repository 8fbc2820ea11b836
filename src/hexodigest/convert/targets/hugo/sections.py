"""The pages that list others, at the addresses that Hexo's generators give them."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from hexodigest.convert.archives import archives_of
from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page, Term
from hexodigest.convert.paths import file_name
from hexodigest.convert.target import Output
from hexodigest.convert.targets.hugo.front_matter import (
    archive_part,
    category_path,
    tag_name,
    url,
)
from hexodigest.convert.toml import Data, yaml_lines

_CONTENT = PurePosixPath("content")


def special_place(page: Page, blog: Blog) -> PurePosixPath | None:
    """Where a page lies that stands for a list: the home page, all tags, all categories."""
    lists = {
        "": _CONTENT / "_index.md",
        f"{blog.config.tag_dir.strip('/')}/": _CONTENT / "tags/_index.md",
        f"{blog.config.category_dir.strip('/')}/": _CONTENT / "categories/_index.md",
    }
    return None if page.is_post else lists.get(page.path)


def sections(blog: Blog, pages: Sequence[Page]) -> Iterator[Output]:
    """The section of posts, which Hexo has no page for, and the terms."""
    yield _list(_CONTENT / "posts/_index.md", {"title": blog.config.title, "build": _HIDDEN})
    yield from terms(blog, pages)


def terms(blog: Blog, pages: Sequence[Page]) -> Iterator[Output]:
    """A page for each term that a page shows, with its name and its address in Hexo."""
    named: dict[str, Term] = {}
    for name, term in (found for page in pages for found in _terms(page, blog)):
        named.setdefault(name, term)
    found: dict[PurePosixPath, Term] = {}
    for name, term in named.items():
        parts = (file_name(part) for part in name.split("/"))
        found.setdefault(_CONTENT.joinpath(*parts, "_index.md"), term)
    # As in Hexo, terms with one slug share an address, and the last one's page is there.
    last = {term.path: place for place, term in found.items()}
    for place, term in found.items():
        data: dict[str, Data] = {"title": term.name}
        if term.slug:
            data["url"] = url(term.path)
            if last[term.path] != place:
                data["build"] = {"render": "link"}
        yield _list(place, data)
    yield from _overviews(blog)


def _terms(page: Page, blog: Blog) -> Iterator[tuple[str, Term]]:
    """Where each term of a page lies below `content/`, parents of categories too."""
    for term in page.tags:
        yield f"tags/{tag_name(term, blog)}", term
    for chain in page.categories:
        for depth, term in enumerate(chain):
            yield f"categories/{category_path(chain[: depth + 1], blog)}", term


def _overviews(blog: Blog) -> Iterator[Output]:
    """The lists of all tags and of all categories, unless pages of the blog are there."""
    for folder, name in ((blog.config.tag_dir, "tags"), (blog.config.category_dir, "categories")):
        path = f"{folder.strip('/')}/"
        if path not in blog.paths:
            yield _list(_CONTENT / name / "_index.md", {"title": name.title(), "url": url(path)})


def archives(blog: Blog, pages: Sequence[Page]) -> Iterator[Output]:
    """The lists of all posts, of a year's and of a month's, unless a page of the blog is there."""
    for archive in archives_of(blog, pages):
        data: dict[str, Data] = {"title": archive.title, "url": url(archive.path)}
        data |= {"layout": "archives", "params": archive_part(archive, blog)}
        yield _list(_CONTENT / f"archives/{archive.name}.md", data)


_HIDDEN: Data = {"render": "never", "list": "never"}


def _list(place: PurePosixPath, data: dict[str, Data]) -> Output:
    return Output(place, f"---\n{yaml_lines(data)}---\n".encode())
