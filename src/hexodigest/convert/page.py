"""One post or page with everything that the blog around it settles."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

from hexodigest.document import Document
from hexodigest.document.front_matter import Value
from hexodigest.site.dates import DateSource


class PageKind(StrEnum):
    """What Hexo takes a file for."""

    POST = "post"
    DRAFT = "draft"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Term:
    """A tag or a category; `path` is that of its page, below the blog's root."""

    name: str
    slug: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """A post or page as Hexo resolves it.

    `path` is the page's URL below the blog's root: `2024/01/17/title/` or `about.html`, not
    percent-encoded. `file` is where the source lies below `_posts` or the source folder. Dates
    carry a zone. `data` is the front matter, with what the file's name gives besides.
    """

    document: Document
    file: PurePosixPath
    kind: PageKind
    is_markdown: bool  # else HTML
    path: str
    slug: str
    title: str
    date: datetime | None = None
    date_source: DateSource = DateSource.FRONT_MATTER
    updated: datetime | None = None
    published: bool = True
    tags: tuple[Term, ...] = ()
    categories: tuple[tuple[Term, ...], ...] = ()  # each from the root to the deepest
    layout: str = ""
    language: str = ""
    excerpt: str = ""
    assets: dict[str, Path] = field(default_factory=dict)  # of its asset folder, by name
    data: dict[str, Value] = field(default_factory=dict)

    @property
    def is_post(self) -> bool:
        """Whether it belongs in lists of posts."""
        return self.kind is not PageKind.PAGE

    @property
    def is_bare(self) -> bool:
        """Whether it is shown without a layout."""
        return self.layout in {"false", "off"}
