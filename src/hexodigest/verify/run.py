"""The whole check: convert, build both sides on copies, compare, and account for differences."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hexodigest.convert.blog import Blog
from hexodigest.convert.job import Job, open_blog, prepare
from hexodigest.convert.options import Options
from hexodigest.convert.targets import load_target
from hexodigest.verify.against import NOT_COMPARED, read_old_pages
from hexodigest.verify.built import HexoSite, PageData
from hexodigest.verify.engines import find_engine
from hexodigest.verify.facets import OF_PAGES
from hexodigest.verify.hexo_site import build_hexo
from hexodigest.verify.results import Result, Row
from hexodigest.verify.rows import Sides, known_losses, other_rows, page_row
from hexodigest.verify.target_site import build_target

Track = Callable[[Sequence[PageData]], Iterable[PageData]]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be compared, and with what."""

    blog: Path
    target: str
    hexo: Path | None = None  # a folder that holds `node_modules/hexo`
    engine: Path | None = None
    options: Options = field(default_factory=Options)
    keep: Path | None = None  # where everything is built; it stays
    against: Path | None = None  # pages that Hexo made before, in place of a build
    content: tuple[str, ...] = ()  # CSS selectors of the content in them


def verify(
    request: Request, say: Say = lambda _: None, track: Track = lambda pages: pages
) -> Result:
    """Compare the blog with its conversion. `say` hears of each step, `track` counts the pages.

    Raises EngineError, NoParserError, OldPagesError, SelectorError, and what a conversion raises.
    """
    engine = find_engine(request.target, request.engine)
    blog = open_blog(request.blog, request.options)
    with _workplace(request.keep) as name:
        folder = Path(name)
        say(f"converting to {request.target.title()}")
        site = folder / "site"
        job = prepare(request.blog, site, load_target(request.target), request.options)
        job.write()
        say("building the blog with Hexo")
        hexo = _hexo_site(request, blog, folder)
        say(f"building the site with {request.target.title()}")
        target = build_target(request.target, engine, site, folder)
        absent = NOT_COMPARED if request.against else ()
        facets = tuple(facet for facet in OF_PAGES if facet not in absent)
        sides = Sides(blog, hexo, target, known_losses(blog, job.plan.losses), facets)
        pages = track([hexo.pages[path] for path in sorted(hexo.pages)])
        rows = (*(page_row(sides, page) for page in pages), *other_rows(sides))
    return _result(request, blog, job, hexo, rows)


def _hexo_site(request: Request, blog: Blog, folder: Path) -> HexoSite:
    if request.against:
        return read_old_pages(blog, request.against, request.content)
    zone = request.options.timezone or blog.config.timezone or "UTC"
    return build_hexo(blog, folder, request.hexo, zone)


def _result(
    request: Request, blog: Blog, job: Job, hexo: HexoSite, rows: tuple[Row, ...]
) -> Result:
    failures = tuple(f"{blog.name_of(f.path)}: {f.message}" for f in job.plan.failures)
    return Result(
        blog=str(request.blog),
        target=request.target,
        hexo=hexo.version,
        rows=rows,
        losses=len(job.plan.losses),
        stand_ins=hexo.stand_ins,
        notes=hexo.notes,
        not_compared=NOT_COMPARED if request.against else (),
        failures=failures,
    )


def _workplace(keep: Path | None) -> AbstractContextManager[str]:
    if keep is None:
        return TemporaryDirectory(prefix="hexodigest-")
    keep.mkdir(parents=True, exist_ok=True)
    return nullcontext(str(keep.resolve()))
