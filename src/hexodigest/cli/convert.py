"""`hexodigest convert`: losses on stdout, the summary and what failed on stderr."""

import sys
from pathlib import Path

import click

from hexodigest.batch.records import NAMES as RECORDS
from hexodigest.cli.converting import Wish, run_convert
from hexodigest.cli.options import JOBS, MAX_FILE_SIZE, TIMEOUT, TIMEZONE
from hexodigest.cli.places import Place
from hexodigest.convert.options import ZOLA_VERSIONS, Options
from hexodigest.convert.targets import NAMES


@click.command()
@click.argument("source", metavar="SRC", type=Place())
@click.argument("destination", metavar="DST", type=Place())
@click.option(
    "--to", "target", type=click.Choice((*NAMES, *RECORDS)), required=True, help="What to make."
)
@click.option("--force", is_flag=True, help="Write into a folder that is not empty.")
@click.option("--strict", is_flag=True, help="Exit with 1 when anything was lost.")
@click.option(
    "--content-only",
    is_flag=True,
    help="No theme and no configuration, for a site that has its own.",
)
@TIMEZONE
@click.option(
    "--check-against",
    metavar="PATH",
    type=Place(exists=True),
    help="Hexo's `public` folder, or a sitemap: find the zone with which its addresses were made, "
    "and report posts that it has not.",
)
@click.option(
    "--zola-version",
    type=click.Choice(ZOLA_VERSIONS),
    default=ZOLA_VERSIONS[0],
    show_default=True,
    help="The Zola to write for. 0.23 runs pages as templates, so braces are escaped; our theme is "
    "for 0.22, so there it is --content-only.",
)
@JOBS
@click.option(
    "--executor",
    metavar="ADDRESS",
    default="",
    help="Who does the work instead of processes here, such as `dask:tcp://host:8786`.",
)
@TIMEOUT
@MAX_FILE_SIZE
@click.option("--durable", is_flag=True, help="Have each file on the disk before going on.")
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
    jobs: int,
    executor: str,
    timeout: float,
    max_file_size: int,
    durable: bool,
) -> None:
    """Convert the post or the blog SRC, and write the result to DST.

    A blog is the folder with `_config.yml`. With hugo and zola DST becomes a site that builds at
    once, with the pages at the URLs that they have in Hexo; with json it gets one file a post. A
    single post may go to one file: give DST the extension `.json` or `.md`. With jsonl DST gets the
    file `posts.jsonl`, or is that file if it ends in `.jsonl`: a line a post, the same object as
    with json. With parquet DST gets tables of posts and of picks.

    What the target cannot say as Hexo does stays visible there, is printed with its place, and is
    listed in `hexodigest-losses.json` in the folder DST.

    The same command again converts what has changed, takes away what is gone, and finishes a run
    that was interrupted. A file in DST that is not ours, or that somebody has changed, is left as
    it is unless --force is given. A post that fails is named and stops nothing else.

    Exit codes: 0 all is converted (losses are printed), 1 a post that Hexo drops was left out, or
    anything was lost and --strict is given, 2 something could not be read or written.
    """
    options = Options(content_only, timezone, check_against, zola_version)
    wish = Wish(
        source=source,
        destination=destination,
        target=target,
        options=options,
        force=force,
        strict=strict,
        jobs=jobs,
        executor=executor,
        timeout=timeout,
        max_file_size=max_file_size,
        durable=durable,
    )
    sys.exit(run_convert(wish))
