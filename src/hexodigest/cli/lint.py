"""`hexodigest lint`: findings on stdout, the summary and what failed on stderr."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from hexodigest.cli import complete_rule, explain, fail
from hexodigest.cli.outcomes import Run
from hexodigest.cli.progress import Progress
from hexodigest.lint.baseline import Baseline, BaselineError, baseline_text, read_baseline
from hexodigest.lint.posts import (
    CONFIG_ERRORS,
    Checked,
    Failure,
    Fixing,
    Linter,
    check_posts,
    check_source,
    posts_at,
)
from hexodigest.report.findings import Report, Summary
from hexodigest.report.formats import FORMATS
from hexodigest.report.statistics import statistics as statistics_of
from hexodigest.report.text import shown_path
from hexodigest.source import Source

STDIN = Path("-")
_FILE = click.Path(path_type=Path)


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
    linter = Linter(select, ignore, extend_select, _baseline(baseline) if baseline else None)
    fixing = _fixing(fix=fix or diff, unsafe=unsafe_fixes)
    progress = Progress()
    if STDIN in paths:
        outcomes = _stdin(linter, stdin_filename, fixing)
    else:
        posts = progress.track(posts_at(paths or (Path(),)))
        outcomes = check_posts(posts, linter, fixing, write=fix and not diff)
    run = Run(outcomes, Summary(written=not diff))
    if write_baseline:
        _write_baseline(write_baseline, run)
    elif diff:
        _print(progress.cleared(run.diffs()))
    elif fix and STDIN in paths:
        _print_mended(run)
    elif statistics:
        _print(_statistics(run))
    else:
        texts = FORMATS[output_format](run.reports(), color=_wants_color())
        _print(progress.cleared(texts))
    progress.clear()
    if run.summary.files or not run.failed:  # what failed has been said, and was all there was
        click.echo(str(run.summary), err=True)
    sys.exit(run.exit_code(exit_zero=exit_zero or bool(write_baseline)))


def _refuse(*cases: tuple[object, str]) -> None:
    for is_wrong, message in cases:
        if is_wrong:
            fail(message)


def _fixing(*, fix: bool, unsafe: bool) -> Fixing:
    if not fix:
        return Fixing.NONE
    return Fixing.ALL if unsafe else Fixing.SAFE


def _baseline(file: Path) -> Baseline:
    try:
        return read_baseline(file)
    except BaselineError as error:
        fail(str(error))
    except OSError as error:
        fail(explain(error, file))


def _write_baseline(file: Path, run: Run) -> None:
    text = baseline_text(file, run.reports())
    if run.failed:
        fail(f"{shown_path(file)}: not written, for some posts could not be linted")
    try:
        file.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        fail(explain(error, file))


def _stdin(linter: Linter, name: Path | None, fixing: Fixing) -> Iterator[Checked | Failure]:
    source = Source(sys.stdin.buffer.read(), name)
    try:
        if name is None or not linter.leaves_out(name):
            yield check_source(source, linter, fixing)
    except CONFIG_ERRORS as error:
        yield Failure(error)


def _statistics(run: Run) -> Iterator[str]:
    for _ in run.checked():
        pass
    yield from statistics_of(run.summary)


def _print_mended(run: Run) -> None:
    """The mended text on stdout, what is left on stderr."""
    for each in run.checked():
        sys.stdout.buffer.write(each.source.data)
        left = [Report(each.source, each.diagnostics)]
        click.echo("".join(FORMATS["concise"](left)), err=True, nl=False)


def _print(texts: Iterable[str]) -> None:
    for text in texts:
        click.echo(text, nl=False)


def _wants_color() -> bool:
    # As no-color.org has it: any value but the empty one turns colours off.
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
