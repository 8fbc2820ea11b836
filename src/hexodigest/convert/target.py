"""What a target is: it turns pages into files, and says what it could not say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.diagnostics import Diagnostic

Loss = Diagnostic


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written below the output folder: bytes, or the copy of a file."""

    path: PurePosixPath
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of one page, or of what belongs to no page."""

    outputs: tuple[Output, ...] = ()
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A format to convert to; both functions are pure and may run anywhere.

    `convert_page` sees one page, alone in a worker: of others it may ask `Blog.find_post`,
    `Blog.has_page`, `Blog.include` and `Blog.resolve_image`, which are answered and remembered, so
    that a page is converted anew when an answer changes. `convert_blog` sees all pages without
    their documents.
    """

    name: str
    convert_page: Callable[[Page, Blog], Converted]
    convert_blog: Callable[[Blog, Sequence[Page]], Converted]  # all that belongs to no single page
    assets: PurePosixPath | None  # where files go that are copied as they are; None: nowhere
    takes_dropped: bool = False  # whether a post that Hexo drops is converted all the same
