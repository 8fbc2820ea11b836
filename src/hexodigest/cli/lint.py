"""`hexodigest lint`: findings on stdout, the summary and what failed on stderr."""

import sys
from pathlib import Path

import click

from hexodigest.cli import complete_rule, fail
from hexodigest.cli.linting import STDIN, Order, run_lint
from hexodigest.cli.options import JOBS, MAX_FILE_SIZE
from hexodigest.cli.places import Place
from hexodigest.report.formats import FORMATS

_FILE = Place()


@click.command()
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in place.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix or --diff: also fixes after which a post may say something else.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rule,
    help="Run only this: a rule, a group or a glob; may be repeated.",
)
@click.option(
    "--extend-select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rule,
    help="Run this besides, such as a rule that is off by default; may be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rule,
    help="Leave this out: a rule, a group or a glob; may be repeated.",
)
@click.option("--baseline", type=_FILE, help="Report only what this file does not know.")
@click.option("--write-baseline", type=_FILE, help="Write all that is found to this file.")
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    default="full",
    show_default=True,
    help="For people: full, concise, grouped. For programs: json, jsonl. For CI: the others.",
)
@click.option("--statistics", is_flag=True, help="Print how often each rule fired, no findings.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 though something was found.")
@MAX_FILE_SIZE
@JOBS
@click.option(
    "--cache/--no-cache", default=True, help="Keep what is found for the next run, or do not."
)
@click.option(
    "--cache-hash",
    is_flag=True,
    help="Know files by what they hold, where their times mean nothing, as in CI.",
)
@click.option(
    "--cache-dir", type=_FILE, help="The folder of the cache.  [default: .hexodigest_cache]"
)
@click.option(
    "--stdin-filename", type=_FILE, help="The name that the text on stdin goes by when PATH is `-`."
)
def lint(  # noqa: PLR0913  # one parameter an option
    *,
    paths: tuple[Path, ...],
    fix: bool,
    diff: bool,
    unsafe_fixes: bool,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    write_baseline: Path | None,
    output_format: str,
    statistics: bool,
    exit_zero: bool,
    max_file_size: int,
    jobs: int,
    cache: bool,
    cache_hash: bool,
    cache_dir: Path | None,
    stdin_filename: Path | None,
) -> None:
    """Find what is wrong in the posts at PATHS: files, folders, whole blogs, or `-` for stdin.

    Without PATHS it is the current folder. A blog (a folder with `_config.yml`) stands for its
    source folder. In a folder what `.gitignore` names is left out. What `exclude` in the
    configuration names, and what Hexo does not render, is left out even when it is named here, so
    that a commit hook need not know.

    `hexodigest rule NAME` explains a finding, `hexodigest config` says what is in force. Exit
    codes: 0 nothing found, 1 something found, 2 something could not be read or written.
    """
    _refuse(
        (STDIN in paths and len(paths) > 1, "`-` is not linted along with files"),
        (unsafe_fixes and not (fix or diff), "--unsafe-fixes goes with --fix or --diff"),
        (write_baseline and (fix or diff or baseline), "--write-baseline goes alone"),
        (statistics and diff, "--statistics and --diff both say something else than findings"),
    )
    order = Order(
        paths=paths,
        fix=fix,
        diff=diff,
        unsafe=unsafe_fixes,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        baseline=baseline,
        write_baseline=write_baseline,
        output_format=output_format,
        statistics=statistics,
        exit_zero=exit_zero,
        max_file_size=max_file_size,
        stdin_filename=stdin_filename,
        jobs=jobs,
        cache=cache,
        cache_hash=cache_hash,
        cache_dir=cache_dir,
    )
    sys.exit(run_lint(order))


def _refuse(*cases: tuple[object, str]) -> None:
    for is_wrong, message in cases:
        if is_wrong:
            fail(message)
