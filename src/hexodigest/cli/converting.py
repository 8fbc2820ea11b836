"""What `hexodigest convert` does: how it is done, and what is printed of it."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

import click

from hexodigest.batch.bucket import virtual
from hexodigest.batch.convert import LEAST, Means
from hexodigest.batch.executors import ExecutorError, open_executor, width_of
from hexodigest.batch.job import convert_folder, new_run
from hexodigest.batch.limits import Limits
from hexodigest.batch.order import Order
from hexodigest.batch.records import NAMES as RECORDS
from hexodigest.batch.records import NoParquetError, write_records
from hexodigest.cli import FAILURE, complain, explain, fail
from hexodigest.cli.progress import Progress
from hexodigest.config import ConfigError
from hexodigest.convert.job import prepare
from hexodigest.convert.old_site import OldSiteError
from hexodigest.convert.options import Options
from hexodigest.convert.paths import UnsafePathError
from hexodigest.convert.run import CollisionError, Failure
from hexodigest.convert.target import Loss, Output
from hexodigest.convert.targets import load_target
from hexodigest.convert.write import OutputFolderError, write_outputs
from hexodigest.elsewhere import is_file
from hexodigest.reading import read_file
from hexodigest.report.findings import Report
from hexodigest.report.formats import FORMATS
from hexodigest.report.text import shown_path
from hexodigest.site.blog import NoBlogError
from hexodigest.site.hexo_config import ConfigError as HexoConfigError
from hexodigest.source import Source, read_source

SERVE = {"hugo": "hugo server", "zola": "zola serve"}
LOSSES = "hexodigest-losses.json"
MISUSE = (
    BrokenExecutor,
    CollisionError,
    ConfigError,
    ExecutorError,
    HexoConfigError,
    NoBlogError,
    NoParquetError,
    OldSiteError,
    OutputFolderError,
    UnsafePathError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asks for."""

    source: Path
    destination: Path
    target: str
    options: Options
    force: bool
    strict: bool
    jobs: int
    executor: str
    timeout: float
    max_file_size: int
    durable: bool


@dataclass(frozen=True, slots=True)
class _Result:
    pages: int
    unchanged: int
    losses: list[Loss]
    failures: list[Failure]
    folder: Path
    is_file: bool
    notes: tuple[str, ...]


def run_convert(wish: Wish) -> int:
    """Convert, print, and say what the command exits with."""
    try:
        if wish.target in RECORDS:
            return _write_records(wish)
        result = _convert_blog(wish) if _is_blog(wish.source) else _convert_post(wish)
        for text in FORMATS["concise"](_reports(result.losses)):
            click.echo(text, nl=False)
        for failure in result.failures:
            complain(f"{shown_path(failure.path)}: not converted: {failure.message}")
        if not (result.is_file or _is_blog(wish.source)):
            write_outputs([_report(result.losses)], result.folder)
    except MISUSE as error:
        fail(str(error))
    except OSError as error:
        fail(explain(error))
    click.echo(_summary(result, wish), err=True)
    for line in (*result.notes, *_next_steps(result, wish)):
        click.echo(line, err=True)
    return _exit_code(result, strict=wish.strict)


def _is_blog(source: Path) -> bool:
    """Whether it is no single post; an address is always that of a blog."""
    return virtual(source) is not None or source.is_dir()


def _whole(source: Path) -> Path:
    return virtual(source) or source.absolute()


@contextmanager
def _means(wish: Wish) -> Iterator[Means]:
    limits = Limits(wish.timeout)
    progress = Progress()
    is_cloud = virtual(wish.source) is not None or virtual(wish.destination) is not None
    with open_executor(wish.jobs, wish.executor, limits, has_threads=is_cloud) as executor:
        yield Means(
            executor,
            width_of(executor, wish.jobs),
            least=0 if wish.executor else LEAST,
            limits=limits,
            progress=progress.show,
        )
    progress.clear()


def _write_records(wish: Wish) -> int:
    """One table of all posts."""
    if not _is_blog(wish.source):
        fail(f"--to {wish.target} takes a blog; {shown_path(wish.source)} is none")
    order = Order(_whole(wish.source), "json", new_run(), wish.options, wish.max_file_size)
    with _means(wish) as means:
        done = write_records(wish.target, order, wish.destination, means, force=wish.force)
    for failure in done.failures:
        complain(f"{shown_path(failure.path)}: not converted: {failure.message}")
    result = _Result(done.posts, 0, [], done.failures, done.folder, is_file=True, notes=())
    click.echo(_summary(result, wish), err=True)
    return _exit_code(result, strict=wish.strict)


def _convert_blog(wish: Wish) -> _Result:
    order = Order(_whole(wish.source), wish.target, new_run(), wish.options, wish.max_file_size)
    with _means(wish) as means:
        done = convert_folder(
            order,
            wish.destination,
            means,
            force=wish.force,
            durable=wish.durable,
            report=_report,
        )
    found = done.summary
    return _Result(
        found.pages,
        found.unchanged,
        found.losses,
        found.failures,
        virtual(done.folder) or done.folder,
        is_file=False,
        notes=done.notes,
    )


def _convert_post(wish: Wish) -> _Result:
    read_file(wish.source, wish.max_file_size)  # or say why it cannot be read
    target = load_target(wish.target)
    job = prepare(wish.source, wish.destination, target, wish.options, force=wish.force)
    job.write()
    plan = job.plan
    return _Result(
        len(plan.pages),
        0,
        list(plan.losses),
        list(plan.failures),
        job.folder,
        is_file=job.is_file,
        notes=job.notes,
    )


def _summary(result: _Result, wish: Wish) -> str:
    """Say in one line what was done: posts, files, losses by name."""
    names = Counter(loss.name for loss in result.losses)
    lost = ", ".join(f"{count} {name}" for name, count in names.most_common())
    posts = f"{result.pages} post{'' if result.pages == 1 else 's'} converted"
    place = wish.destination if result.is_file else result.folder
    parts = [f"{posts} to {shown_path(place)}"]
    if result.unchanged:
        parts.append(f"{result.unchanged} of them unchanged")
    if result.failures:
        parts.append(f"{len(result.failures)} not")
    return f"{', '.join(parts)}: {lost or 'nothing lost'}"


def _next_steps(result: _Result, wish: Wish) -> Iterator[str]:
    """What to do with the site that was written."""
    if result.is_file or wish.target not in SERVE:
        return
    place = shlex.quote(shown_path(result.folder))
    if not wish.options.has_theme(wish.target):
        settings = f"{wish.target}-settings.toml"
        yield f"next: merge {shown_path(result.folder / settings)} into your site's configuration"
    else:
        is_here = virtual(result.folder) is None
        step = f"cd {place}" if is_here else f"get a copy of {place}, and there"
        yield f"next: {step}{' &&' if is_here else ''} {SERVE[wish.target]}"


def _report(losses: Sequence[Loss]) -> Output:
    """The list that lies with the site it is about; an older one must not stay."""
    return Output(PurePosixPath(LOSSES), "".join(FORMATS["json"](_reports(losses))).encode())


def _exit_code(result: _Result, *, strict: bool) -> int:
    if any(not failure.is_dropped for failure in result.failures):
        return FAILURE
    return 1 if result.failures or (strict and result.losses) else 0


def _reports(losses: Iterable[Loss]) -> Iterator[Report]:
    """Losses by file; each file is read once more, for its lines."""
    for path, found in groupby(losses, key=lambda loss: loss.path):
        source = read_source(path) if path and is_file(path) else Source(b"", path)
        yield Report(source, list(found))
