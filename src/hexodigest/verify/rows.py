"""Row by row: each page, list, feed and file of Hexo's build, against the target's."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from hexodigest.convert.blog import Blog
from hexodigest.convert.target import Loss
from hexodigest.source import read_source
from hexodigest.tags import known_tags
from hexodigest.verify.accounts import OF_ONE_ENTRY, OF_SETTINGS, TOUCHES, Absent, Known, accounted
from hexodigest.verify.around import asset_hunks, feed_hunks, is_feed, list_hunks
from hexodigest.verify.built import HexoSite, ListData, PageData, answer, page_data
from hexodigest.verify.compare import Found, Place, compare_pages
from hexodigest.verify.facets import OF_PAGES, Facet
from hexodigest.verify.hunks import Hunk
from hexodigest.verify.results import Kind, Row
from hexodigest.verify.target_site import TargetSite


@dataclass(frozen=True, slots=True)
class Sides:
    """Both builds of a blog, and what its conversion says that it lost."""

    blog: Blog
    hexo: HexoSite
    target: TargetSite
    known: Mapping[str, list[Known]]  # by file, below the source folder; "": of no such file
    facets: tuple[Facet, ...] = OF_PAGES

    @property
    def place(self) -> Place:
        """Where the blog is served."""
        return Place(self.blog.origin, self.blog.root)


def known_losses(blog: Blog, losses: Iterable[Loss]) -> dict[str, list[Known]]:
    """The losses of each file, with what stands at their places."""
    found: dict[str, list[Known]] = {}
    for loss in losses:
        source = blog.site.source_of(loss.path) if loss.path else None
        if loss.path is None or not loss.path.is_file():
            found.setdefault("", []).append(Known(loss, "", blog.name_of(loss.path) or ""))
            continue
        text = read_source(loss.path)
        line, column = text.position(loss.span.start)
        place = f"{blog.name_of(loss.path)}:{line}:{column}"
        written = text.text[loss.span.start : loss.span.end]
        found.setdefault(source or "", []).append(Known(loss, written, place))
    return found


def page_row(sides: Sides, page: PageData) -> Row:
    """A post or a page."""
    blog = sides.blog
    path = blog.site.source_dir / page.source
    is_known = bool(page.source) and path.is_file()
    source = read_source(path).text if is_known else ""
    of_all = [known for known in sides.known.get("", []) if known.loss.name in OF_SETTINGS]
    losses = [*sides.known.get(page.source, []), *of_all]
    absent = Absent(
        tuple(sides.hexo.unshown.get(page.source, ())),
        tuple(
            name
            for name in sides.hexo.stand_ins
            if name in known_tags(blog.dialect) and f"{{% {name}" in source
        ),
    )
    facets = tuple(facet for facet in sides.facets if facet is not Facet.TITLE or page.title)
    differences = tuple(
        accounted(facet, hunk, losses, source, absent)
        for facet, hunk in _page_hunks(sides, page)
        if facet in facets
    )
    shown = blog.name_of(path) or "" if page.source else ""
    return Row(Kind.PAGE, page.path, page.title, shown, facets, differences)


def _page_hunks(sides: Sides, page: PageData) -> Iterator[Found]:
    place, target = sides.place, sides.target
    if answer(target.public, page.path, place.root) is None:
        yield Facet.URL, Hunk("a page", "no page")
        return
    found = answer(target.plain, page.path, place.root)
    there = page_data(*found) if found else None
    if isinstance(there, PageData):
        yield from compare_pages(page, there, place)
    else:
        yield Facet.URL, Hunk("a page", "a list of posts")


def other_rows(sides: Sides) -> Iterator[Row]:
    """Lists, feeds and copied files."""
    yield from _list_rows(sides)
    for name in sides.hexo.files:
        if is_feed(sides.hexo.public / name):
            yield _feed_row(sides, name)
        else:
            yield _asset_row(sides, name)


def _served(sides: Sides) -> dict[str, str]:
    """Where each page ends up after redirects, and the address that Hexo has for it."""
    found: dict[str, str] = {}
    for path in sides.hexo.pages:
        there = answer(sides.target.public, path, sides.place.root)
        found |= {there[0]: path} if there else {}
    return found | {path: path for path in sides.hexo.pages}


def _list_rows(sides: Sides) -> Iterator[Row]:
    """A row for each page of posts; the first of a list speaks of the posts on all."""
    served = _served(sides)
    dates = {path: page.date for path, page in sides.hexo.pages.items()}
    public, place = sides.target.public, sides.place
    lists = sorted(sides.hexo.lists.values(), key=lambda page: (page.base, page.number))
    for _, run in groupby(lists, key=lambda page: page.base):
        pages = list(run)
        for page in pages:
            found: list[Found] = []
            if answer(public, page.path, place.root) is None:
                found.append((Facet.URL, Hunk(f"a list of {len(page.posts)} posts", "no page")))
            if page is pages[0]:
                found += list_hunks(pages, public, place, served, dates)
            yield _list_row(sides, page, found, is_first=page is pages[0])


def _list_row(sides: Sides, page: ListData, found: list[Found], *, is_first: bool) -> Row:
    listed = frozenset(page.posts)
    differences = tuple(
        accounted(
            facet,
            hunk,
            _losses_of_entries(sides, facet, hunk, listed if facet is Facet.URL else frozenset()),
            "",
        )
        for facet, hunk in found
    )
    facets = (Facet.URL, Facet.LISTS) if is_first else (Facet.URL,)
    return Row(Kind.LIST, page.path, f"{page.kind} {page.name}".strip(), "", facets, differences)


def _feed_row(sides: Sides, name: str) -> Row:
    facet = Facet.FEED
    hunks = feed_hunks(name, sides.hexo.public, sides.target.public, sides.place)
    differences = tuple(
        accounted(facet, hunk, _losses_of_entries(sides, facet, hunk), "") for hunk in hunks
    )
    return Row(Kind.FEED, name, name, "", (facet,), differences)


def _losses_of_entries(
    sides: Sides, facet: Facet, hunk: Hunk, listed: AbstractSet[str] = frozenset()
) -> list[Known]:
    """The losses that can change a list here: of the blog, or of a post that the hunk names.

    `listed` are the paths of posts that count as named.
    """
    lines = (*hunk.hexo.splitlines(), *hunk.target.splitlines())
    named = {line.partition(" | ")[0].removeprefix(sides.blog.root) for line in lines}
    named |= listed
    paths = {page.source: path for path, page in sides.hexo.pages.items()}
    return [
        known
        for source, all_of in sides.known.items()
        for known in all_of
        if facet in TOUCHES.get(known.loss.name, ())
        and (known.loss.name not in OF_ONE_ENTRY or not source or paths.get(source) in named)
    ]


def _asset_row(sides: Sides, name: str) -> Row:
    made_of = sides.blog.site.routes.get(name)
    source = sides.blog.site.source_of(made_of) if made_of else None
    owner = sides.hexo.pages.get(name[: name.rfind("/") + 1])  # whose folder it lies in
    of_owner = sides.known.get(owner.source, []) if owner else []
    losses = [*sides.known.get(source or name, []), *of_owner, *sides.known.get("", [])]
    hunks = asset_hunks(name, sides.hexo, sides.target.public)
    differences = tuple(accounted(Facet.ASSETS, hunk, losses, "") for hunk in hunks)
    return Row(Kind.ASSET, name, name, "", (Facet.ASSETS,), differences)
