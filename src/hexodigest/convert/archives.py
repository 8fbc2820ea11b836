"""The lists of posts by date: all, those of a year, a month, a day; page by page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page

_FORMATS: Final = {"yearly": "%Y", "monthly": "%Y-%m", "daily": "%Y-%m-%d"}


@dataclass(frozen=True, slots=True)
class Archive:
    """One page of a list; `period` is "" for all posts, `2024`, `2024-01` or `2024-01-17`.

    The last page of a list has all that is left, also of what will be written later.
    """

    title: str
    home: str  # where the list starts, below the blog's root
    period: str
    number: int  # from 1
    pages: int
    size: int  # posts on a page; 0 means all
    pagination_dir: str

    @property
    def path(self) -> str:
        """Where Hexo has the page."""
        return self._path(self.number)

    @property
    def name(self) -> str:
        """What its file is called, without an extension."""
        number = f"-{self.number}" if self.number > 1 else ""
        return f"archives-of-{self.period or 'all-posts'}{number}"

    @property
    def newer(self) -> str:
        """The address of the page before, "" when there is none."""
        return self._path(self.number - 1) if self.number > 1 else ""

    @property
    def older(self) -> str:
        """The address of the page after, "" when there is none."""
        return self._path(self.number + 1) if self.number < self.pages else ""

    def _path(self, number: int) -> str:
        return f"{self.home}{self.pagination_dir}/{number}/" if number > 1 else self.home


def archives_of(blog: Blog, pages: Sequence[Page]) -> Iterator[Archive]:
    """The lists that hexo-generator-archive makes; a page of the blog at one's place is kept."""
    if not _setting(blog, "enabled", default=True):
        return
    home = f"{blog.config.archive_dir.strip('/')}/"
    size = blog.list_size("archive_generator")
    for period, count in _periods(blog, pages).items():
        place = f"{home}{period.replace('-', '/')}/" if period else home
        total = -(-count // size) if size and count else 1
        for number in range(1, total + 1):
            title = period or "Archives"
            archive = Archive(title, place, period, number, total, size, blog.pagination_dir)
            if not blog.has_page(archive.path):
                yield archive


def own_archive(page: Page, blog: Blog) -> Archive | None:
    """The first page of all posts, where a page of the blog has its address: Hexo lists them there.

    How many posts there are is not known here: whether a second page follows, a layout must see.
    """
    home = f"{blog.config.archive_dir.strip('/')}/"
    if page.is_post or page.path != home or not _setting(blog, "enabled", default=True):
        return None
    size = blog.list_size("archive_generator")
    return Archive(page.title, home, "", 1, 2 if size else 1, size, blog.pagination_dir)


def _periods(blog: Blog, pages: Sequence[Page]) -> Counter[str]:
    """How many posts each list has."""
    dates = [page.date for page in pages if page.is_post and page.published and page.date]
    found = Counter({"": len(dates)})
    if not _setting(blog, "yearly", default=True):
        return found
    for name, pattern in _FORMATS.items():
        if _setting(blog, name, default=name != "daily"):
            found.update(sorted(date.strftime(pattern).zfill(4) for date in dates))
    return found


def _setting(blog: Blog, name: str, *, default: bool) -> bool:
    settings = blog.extra.get("archive_generator")
    return bool(settings.get(name, default)) if isinstance(settings, dict) else default
