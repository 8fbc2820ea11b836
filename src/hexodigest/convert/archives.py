"""The lists of posts by date: all, those of a year, those of a month."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page


class Archive(NamedTuple):
    """A list; `period` is "" for all posts, `2024` or `2024-01`; `path` is where Hexo has it."""

    title: str
    path: str
    period: str

    @property
    def name(self) -> str:
        """What its file is called, without an extension."""
        return f"archives-of-{self.period or 'all-posts'}"


def archives_of(blog: Blog, pages: Sequence[Page]) -> Iterator[Archive]:
    """The lists that hexo-generator-archive makes; a page of the blog at one's place is kept."""
    home = f"{blog.config.archive_dir.strip('/')}/"
    dates = [page.date for page in pages if page.is_post and page.published and page.date]
    years = {f"{date.year:04}" for date in dates} if _makes(blog, "yearly") else set()
    months = {f"{date:%Y-%m}" for date in dates} if _makes(blog, "monthly") else set()
    found = [Archive("Archives", home, "")]
    found += [
        Archive(period, f"{home}{period.replace('-', '/')}/", period)
        for period in sorted(years | (months if years else set()))
    ]
    yield from (archive for archive in found if archive.path not in blog.paths)


def _makes(blog: Blog, lists: str) -> bool:
    """Whether the generator's settings want lists of that kind, which they do by default."""
    settings = blog.extra.get("archive_generator")
    return bool(settings.get(lists, True)) if isinstance(settings, dict) else True
