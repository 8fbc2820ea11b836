"""Convert a post or a blog: plan every output first, then write."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from hexodigest.convert.blog import Blog
from hexodigest.convert.by_chance import chance_losses
from hexodigest.convert.context import asset_folder
from hexodigest.convert.page import Page
from hexodigest.convert.paths import UnsafePathError, safe_path, served_file
from hexodigest.convert.renamed import taken_name, unfit_copies, unfit_name
from hexodigest.convert.resolve_page import resolve_page
from hexodigest.convert.target import Converted, Loss, Output, Target
from hexodigest.convert.unfollowed import unfollowed
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.document import Document
from hexodigest.site.facts import PostFacts
from hexodigest.site.files import is_utf8
from hexodigest.source import Span


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be converted, and why, in one line."""

    path: Path
    message: str
    is_dropped: bool = False  # Hexo makes no page of it either


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a conversion writes, before it writes anything."""

    outputs: tuple[Output, ...]
    losses: tuple[Loss, ...]
    failures: tuple[Failure, ...]
    pages: tuple[Page, ...] = field(default=(), repr=False)


class CollisionError(Exception):
    """Two files of the blog would be written to, or served at, one path."""


class NotConvertedError(Exception):
    """Why there is no page of a file, in one line."""

    def __init__(self, message: str, *, is_dropped: bool = False) -> None:
        """`is_dropped`: Hexo makes no page of it either."""
        super().__init__(message)
        self.is_dropped = is_dropped


def plan_blog(blog: Blog, target: Target) -> Plan:
    """What the whole blog becomes. Raises CollisionError when two pages are at one address."""
    check_addresses(blog)
    pages, converted, failures = _convert(blog, target, blog.facts)
    around, unsafe = convert_around(blog, target, pages)
    failures += unsafe
    losses = [loss for item in (*converted, around) for loss in item.losses]
    outputs, renamed = distinct(_by_source(pages, converted, around))
    return Plan(outputs, (*losses, *renamed), tuple(failures), tuple(pages))


def plan_post(blog: Blog, target: Target, facts: PostFacts) -> Plan:
    """What one post becomes, and around it a site that shows it."""
    pages, converted, failures = _convert(blog, target, [facts])
    around = target.convert_blog(blog, pages)
    losses = [loss for item in converted for loss in item.losses]
    all_around = replace(around, outputs=(*around.outputs, *_asset_copies(pages, target)))
    outputs, renamed = distinct(_by_source(pages, converted, all_around))
    return Plan(outputs, (*losses, *renamed), tuple(failures), tuple(pages))


def _by_source(
    pages: Sequence[Page], converted: Sequence[Converted], around: Converted
) -> Iterator[tuple[Path | None, Output]]:
    """Each output with the file that it is made of; None for what is made of all."""
    for page, item in zip(pages, converted, strict=True):
        yield from ((page.document.path, output) for output in item.outputs)
    yield from ((None, output) for output in around.outputs)


def _convert(
    blog: Blog, target: Target, facts: Iterable[PostFacts]
) -> tuple[list[Page], list[Converted], list[Failure]]:
    """Each page by itself: one that cannot be converted does not stop the others."""
    pages: list[Page] = []
    converted: list[Converted] = []
    failures: list[Failure] = []
    for one in facts:
        try:
            page = page_of(blog, target, one)
            converted.append(convert_page(blog, target, page))
            pages.append(page)
        except NotConvertedError as error:
            failures.append(Failure(one.path, str(error), is_dropped=error.is_dropped))
    return pages, converted, failures


def page_of(blog: Blog, target: Target, facts: PostFacts, document: Document | None = None) -> Page:
    """The page that is to be converted. Raises NotConvertedError when there is to be none."""
    if facts.dropped and not target.takes_dropped:
        message = "its front matter cannot be read, so Hexo drops it"
        raise NotConvertedError(message, is_dropped=True)
    try:
        page = resolve_page(facts, blog, document)
        safe_path(served_file(page.path))
    except (OSError, UnsafePathError) as error:
        raise NotConvertedError(str(error)) from error
    return page


def convert_page(blog: Blog, target: Target, page: Page) -> Converted:
    """What a page becomes. Raises NotConvertedError when it cannot be converted."""
    try:
        converted = target.convert_page(page, blog)
    except RecursionError as error:
        raise NotConvertedError("its tags are nested too deep") from error
    except (OSError, UnsafePathError) as error:
        raise NotConvertedError(str(error)) from error
    more = (
        *unfit_name(page, converted.outputs),
        *chance_losses(page, blog, is_site=target.assets is not None),
    )
    return replace(converted, losses=(*converted.losses, *more))


def convert_around(
    blog: Blog, target: Target, pages: Sequence[Page]
) -> tuple[Converted, list[Failure]]:
    """All that belongs to no single page: lists, settings, copies of files, what is left out."""
    around = target.convert_blog(blog, pages)
    around = Converted(around.outputs, (*around.losses, *_unnamed(blog)))
    if target.assets is None:
        return around, []
    losses = (*around.losses, *_unrendered(blog), *unfollowed(blog))
    copies, failures = _copies(blog, target.assets)
    return Converted((*around.outputs, *copies), (*losses, *unfit_copies(copies))), failures


def check_addresses(blog: Blog) -> None:
    """Hexo would let the last of two posts at one address win: raise CollisionError."""
    shown = [facts for facts in blog.facts if blog.site.is_shown(facts)]
    first: dict[str, PostFacts] = {}
    for facts in shown:
        other = first.setdefault(facts.output, facts)
        if other is not facts:
            raise CollisionError(
                f"`{other.source}` and `{facts.source}` are both served at `{facts.url}`"
            )


def _copies(blog: Blog, home: PurePosixPath) -> tuple[list[Output], list[Failure]]:
    """Files that are served as they are; those whose names lead elsewhere are failures."""
    outputs: list[Output] = []
    failures: list[Failure] = []
    for served, path in blog.copies:
        try:
            outputs.append(Output(home / safe_path(served), path))
        except UnsafePathError as error:
            failures.append(Failure(path, str(error)))
    return outputs, failures


def _asset_copies(pages: Sequence[Page], target: Target) -> list[Output]:
    home = target.assets
    if home is None:
        return []
    return [
        Output(home / safe_path(asset_folder(page.path) + name), path)
        for page in pages
        for name, path in page.assets.items()
    ]


def _unnamed(blog: Blog) -> list[Loss]:
    """Files that neither Hexo nor we can name."""
    message = "its name is not UTF-8, by which Hexo does not find it; it is left out"
    return [
        Diagnostic("name-not-utf8", message, Severity.WARNING, Span(0, 0), file.path)
        for file in blog.site.files
        if not is_utf8(file.source)
    ]


def _unrendered(blog: Blog) -> list[Loss]:
    """Templates and style languages that Hexo renders and that no target can."""
    return [
        Diagnostic(
            "not-rendered",
            "Hexo renders this file with a template engine; it is left out",
            Severity.WARNING,
            Span(0, 0),
            facts.path,
        )
        for facts in blog.unrendered
    ]


def distinct(
    made: Iterable[tuple[Path | None, Output]],
) -> tuple[tuple[Output, ...], tuple[Loss, ...]]:
    """Each path once, also where case does not count: a page's file gets another name.

    That is among the losses. Copies keep theirs, for addresses depend on it; one at the path of
    another is the same file.
    """
    found: dict[str, Output] = {}
    owners: dict[str, Path | None] = {}
    losses: list[Loss] = []
    for source, output in made:
        if isinstance(output.content, Path):
            found.setdefault(str(output.path), output)
            continue
        path = output.path
        number = 2
        while f"page {path}".casefold() in found:
            path = output.path.with_stem(f"{output.path.stem}-{number}")
            number += 1
        if path != output.path:
            owner = owners[f"page {output.path}".casefold()]
            name = owner.name if owner else "another page"
            losses.append(taken_name(output.path, path, name, source))
        found[f"page {path}".casefold()] = Output(path, output.content)
        owners[f"page {path}".casefold()] = source
    return tuple(found.values()), tuple(losses)
