"""`hexodigest convert`: losses on stdout, the summary and what failed on stderr."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from hexodigest.cli import FAILURE, complain, explain, fail
from hexodigest.config import ConfigError
from hexodigest.convert.job import Job, prepare
from hexodigest.convert.paths import UnsafePathError
from hexodigest.convert.run import CollisionError, Plan
from hexodigest.convert.target import Loss
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.convert.write import OutputFolderError, write_whole
from hexodigest.report.findings import Report
from hexodigest.report.formats import FORMATS
from hexodigest.report.text import shown_path
from hexodigest.site.blog import NoBlogError
from hexodigest.site.hexo_config import ConfigError as HexoConfigError
from hexodigest.source import Source, read_source

LOSSES = "hexodigest-losses.json"
_MISUSE = (
    OutputFolderError,
    NoBlogError,
    ConfigError,
    HexoConfigError,
    CollisionError,
    UnsafePathError,
)


@click.command()
@click.argument("source", metavar="SRC", type=click.Path(path_type=Path))
@click.argument("destination", metavar="DST", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Choice(NAMES), required=True, help="What to make.")
@click.option("--force", is_flag=True, help="Write into a folder that is not empty.")
@click.option("--strict", is_flag=True, help="Exit with 1 when anything was lost.")
def convert(*, source: Path, destination: Path, target: str, force: bool, strict: bool) -> None:
    """Convert the post or the blog SRC, and write the result to DST.

    A blog is the folder with `_config.yml`. With hugo and zola DST becomes a site that builds at
    once, with the pages at the URLs that they have in Hexo; with json it gets one file a post. A
    single post may go to one file: give DST the extension `.json` or `.md`.

    What the target cannot say as Hexo does stays visible there, is printed with its place, and is
    listed in `hexodigest-losses.json` in the folder DST.

    Exit codes: 0 all is converted (losses are printed), 1 a post that Hexo drops was left out, or
    anything was lost and --strict is given, 2 something could not be read or written.
    """
    try:
        job = prepare(source, destination, load_target(target), force=force)
        for text in FORMATS["concise"](_reports(job.plan.losses)):
            click.echo(text, nl=False)
        for failure in job.plan.failures:
            complain(f"{shown_path(failure.path)}: not converted: {failure.message}")
        job.write()
        _write_losses(job)
    except _MISUSE as error:
        fail(str(error))
    except OSError as error:
        fail(explain(error))
    click.echo(summary(job), err=True)
    sys.exit(_exit_code(job.plan, strict=strict))


def summary(job: Job) -> str:
    """Say in one line what was done: posts, files, losses by name."""
    posts = len(job.plan.pages)
    names = Counter(loss.name for loss in job.plan.losses)
    lost = ", ".join(f"{count} {name}" for name, count in names.most_common())
    parts = [f"{posts} post{'' if posts == 1 else 's'} converted to {shown_path(job.folder)}"]
    if job.plan.failures:
        parts.append(f"{len(job.plan.failures)} not")
    return f"{', '.join(parts)}: {lost or 'nothing lost'}"


def _write_losses(job: Job) -> None:
    """Leave the list with the site that it is about; an older one must not stay."""
    if not job.is_file:
        text = "".join(FORMATS["json"](_reports(job.plan.losses)))
        write_whole(job.folder / LOSSES, text.encode())


def _exit_code(plan: Plan, *, strict: bool) -> int:
    if any(not failure.is_dropped for failure in plan.failures):
        return FAILURE
    return 1 if plan.failures or (strict and plan.losses) else 0


def _reports(losses: Iterable[Loss]) -> Iterator[Report]:
    """Losses by file; each file is read once more, for its lines."""
    for path, found in groupby(losses, key=lambda loss: loss.path):
        source = read_source(path) if path and path.is_file() else Source(b"", path)
        yield Report(source, list(found))
