"""`hexodigest convert`: losses on stdout, the summary and what failed on stderr."""

import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from hexodigest.cli import FAILURE, complain, explain, fail
from hexodigest.config import ConfigError
from hexodigest.convert.job import Job, prepare
from hexodigest.convert.old_site import OldSiteError
from hexodigest.convert.options import ZOLA_VERSIONS, Options
from hexodigest.convert.paths import UnsafePathError
from hexodigest.convert.run import CollisionError, Plan
from hexodigest.convert.target import Loss
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.convert.write import OutputFolderError, write_whole
from hexodigest.report.findings import Report
from hexodigest.report.formats import FORMATS
from hexodigest.report.text import shown_path
from hexodigest.site.blog import NoBlogError
from hexodigest.site.dates import find_zone
from hexodigest.site.hexo_config import ConfigError as HexoConfigError
from hexodigest.source import Source, read_source

SERVE = {"hugo": "hugo server", "zola": "zola serve"}
LOSSES = "hexodigest-losses.json"
MISUSE = (
    OutputFolderError,
    NoBlogError,
    ConfigError,
    HexoConfigError,
    CollisionError,
    UnsafePathError,
    OldSiteError,
)


def zone(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    """A zone's name as the IANA database has it."""
    if name is not None and find_zone(name) is None:
        raise click.BadParameter(f"`{name}` is no time zone, expected one such as `Asia/Shanghai`")
    return name


@click.command()
@click.argument("source", metavar="SRC", type=click.Path(path_type=Path))
@click.argument("destination", metavar="DST", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Choice(NAMES), required=True, help="What to make.")
@click.option("--force", is_flag=True, help="Write into a folder that is not empty.")
@click.option("--strict", is_flag=True, help="Exit with 1 when anything was lost.")
@click.option(
    "--content-only",
    is_flag=True,
    help="No theme and no configuration, for a site that has its own.",
)
@click.option(
    "--timezone",
    metavar="ZONE",
    callback=zone,
    help="Zone of the machine that Hexo ran on, such as Asia/Shanghai; it decides the day in "
    "addresses. Default: `timezone` of _config.yml, else UTC.",
)
@click.option(
    "--check-against",
    metavar="PATH",
    type=click.Path(path_type=Path, exists=True),
    help="Hexo's `public` folder, or a sitemap: find the zone with which its addresses were made, "
    "and report posts that it has not.",
)
@click.option(
    "--zola-version",
    type=click.Choice(ZOLA_VERSIONS),
    default=ZOLA_VERSIONS[0],
    show_default=True,
    help="The Zola to write for; 0.23 reads braces in pages as its own.",
)
def convert(  # noqa: PLR0913  # an option each
    *,
    source: Path,
    destination: Path,
    target: str,
    force: bool,
    strict: bool,
    content_only: bool,
    timezone: str | None,
    check_against: Path | None,
    zola_version: str,
) -> None:
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
        options = Options(content_only, timezone, check_against, zola_version)
        job = prepare(source, destination, load_target(target), options, force=force)
        for text in FORMATS["concise"](_reports(job.plan.losses)):
            click.echo(text, nl=False)
        for failure in job.plan.failures:
            complain(f"{shown_path(failure.path)}: not converted: {failure.message}")
        job.write()
        _write_losses(job)
    except MISUSE as error:
        fail(str(error))
    except OSError as error:
        fail(explain(error))
    click.echo(summary(job), err=True)
    for line in (*job.notes, *_next_steps(job, target, content_only=content_only)):
        click.echo(line, err=True)
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


def _next_steps(job: Job, target: str, *, content_only: bool) -> Iterator[str]:
    """What to do with the site that was written."""
    if job.is_file or target not in SERVE:
        return
    place = shlex.quote(shown_path(job.folder))
    if content_only:
        settings = f"{target}-settings.toml"
        yield f"next: merge {shown_path(job.folder / settings)} into your site's configuration"
    else:
        yield f"next: cd {place} && {SERVE[target]}"


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
