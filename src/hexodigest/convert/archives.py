"""The lists of posts by date: all, those of a year, those of a month."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.convert.toml import Data


class Archive(NamedTuple):
    """A page of a list; `period` is "" for all posts, `2024` or `2024-01`.

    `path` is where Hexo has it, `skip` how many posts are on the pages before it, `most` how many
    it shows: 0 on the last page, which has the rest.
    """

    title: str
    path: str
    period: str
    number: int = 1
    skip: int = 0
    most: int = 0
    newer: str = ""  # the path of the page before, and after
    older: str = ""

    @property
    def name(self) -> str:
        """What its file is called, without an extension."""
        page = f"-{self.number}" if self.number > 1 else ""
        return f"archives-of-{self.period or 'all-posts'}{page}"

    def settings(self, blog: Blog) -> dict[str, Data]:
        """What its template asks for."""
        data: dict[str, Data] = {"period": self.period, "skip": self.skip, "count": self.most}
        data |= {"newer": blog.address(self.newer)} if self.newer else {}
        return data | ({"older": blog.address(self.older)} if self.older else {})


def archives_of(blog: Blog, pages: Sequence[Page]) -> Iterator[Archive]:
    """The lists that hexo-generator-archive makes; a page of the blog at one's place is kept."""
    home = f"{blog.config.archive_dir.strip('/')}/"
    dates = [page.date for page in pages if page.is_post and page.published and page.date]
    years = Counter(f"{date.year:04}" for date in dates) if _makes(blog, "yearly") else Counter()
    months = Counter(f"{date:%Y-%m}" for date in dates) if _makes(blog, "monthly") else Counter()
    periods = years | (months if years else Counter())
    found = [*_paged(blog, "Archives", home, "", len(dates))]
    for period in sorted(periods):
        path = f"{home}{period.replace('-', '/')}/"
        found += _paged(blog, period, path, period, periods[period])
    yield from (archive for archive in found if archive.path not in blog.paths)


def _paged(blog: Blog, title: str, path: str, period: str, posts: int) -> Iterator[Archive]:
    """The pages of one list."""
    size = _per_page(blog)
    last = max(-(-posts // size), 1) if size > 0 else 1
    folder = blog.config.pagination_dir.strip("/") or "page"
    paths = ["", path, *(f"{path}{folder}/{number}/" for number in range(2, last + 1)), ""]
    for number in range(1, last + 1):
        count = size if number < last else 0
        around = paths[number - 1], paths[number + 1]
        yield Archive(
            title, paths[number], period, number, size * (number - 1), count, around[0], around[1]
        )


def _per_page(blog: Blog) -> int:
    """As in hexo-generator-archive 2: its own setting, else the blog's; 0 is all."""
    settings = blog.extra.get("archive_generator")
    own = settings.get("per_page") if isinstance(settings, dict) else None
    return own if isinstance(own, int) else blog.config.per_page


def _makes(blog: Blog, lists: str) -> bool:
    """Whether the generator's settings want lists of that kind, which they do by default."""
    settings = blog.extra.get("archive_generator")
    return bool(settings.get(lists, True)) if isinstance(settings, dict) else True
