"""`hexodigest lint`: findings on stdout, the summary and what failed on stderr."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from hexodigest.cli import FAILURE, complain, explain, fail
from hexodigest.lint.fix import unified_diff
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
from hexodigest.lint.rule import INTERNAL_ERROR
from hexodigest.report.findings import Report, Summary
from hexodigest.report.formats import FORMATS
from hexodigest.report.text import printable, shown_path
from hexodigest.source import Source

STDIN = Path("-")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in place.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="Run only this rule, a name or a glob; may be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    help="Leave out this rule, a name or a glob; may be repeated.",
)
@click.option(
    "--output-format",
    type=click.Choice(list(FORMATS)),
    default="full",
    show_default=True,
    help="full: with the line and a mark below the place; concise: a line each; json: an array.",
)
@click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    help="The name that the text on stdin goes by when PATH is `-`.",
)
def lint(  # noqa: PLR0913  # one parameter an option
    *,
    paths: tuple[Path, ...],
    fix: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output_format: str,
    stdin_filename: Path | None,
) -> None:
    """Find what is wrong in the posts at PATHS: files, folders, whole blogs, or `-` for stdin.

    Without PATHS it is the current folder. A blog (a folder with `_config.yml`) stands for its
    source folder. What `exclude` in the configuration names, and what Hexo does not render, is left
    out even when it is named here, so that a commit hook need not know.

    `hexodigest rule NAME` explains a finding. Exit codes: 0 nothing found, 1 something found, 2
    something could not be read or written.
    """
    if STDIN in paths and len(paths) > 1:
        fail("`-` is not linted along with files")
    linter = Linter(select, ignore)
    fixing = Fixing.SAFE if fix or diff else Fixing.NONE
    if STDIN in paths:
        outcomes = _stdin(linter, stdin_filename, fixing)
    else:
        write = fix and not diff
        outcomes = check_posts(posts_at(paths or (Path(),)), linter, fixing, write=write)
    run = _Run(outcomes, Summary(written=not diff))
    if diff:
        _print(_diffs(run))
    elif fix and STDIN in paths:
        _print_mended(run)
    else:
        _print(FORMATS[output_format](run.reports(), color=_wants_color()))
    click.echo(str(run.summary), err=True)
    sys.exit(run.exit_code)


class _Run:
    """Walks through what was checked, says what failed, and counts."""

    def __init__(self, outcomes: Iterable[Checked | Failure], summary: Summary) -> None:
        self._outcomes = outcomes
        self._failed = False
        self.summary = summary

    def checked(self) -> Iterator[Checked]:
        """Each post that was checked, as it comes."""
        for outcome in self._outcomes:
            if isinstance(outcome, Failure):
                self._fail(_explained(outcome))
                continue
            for refusal in outcome.refused:
                where = shown_path(outcome.source.path)
                complain(f"{where}: not mended, {refusal.diagnostic.name}: {refusal.reason}")
            self.summary.add(Report(outcome.source, outcome.diagnostics), len(outcome.applied))
            yield outcome

    def reports(self) -> Iterator[Report]:
        """What is left to say of each post."""
        return (Report(each.source, each.diagnostics) for each in self.checked())

    @property
    def exit_code(self) -> int:
        """0 nothing found, 1 something found, 2 something failed."""
        if self._failed or self.summary.names[INTERNAL_ERROR]:
            return FAILURE
        to_mend = self.summary.fixed and not self.summary.written
        return 1 if self.summary.names or to_mend else 0

    def _fail(self, message: str) -> None:
        self._failed = True
        complain(message)


def _stdin(linter: Linter, name: Path | None, fixing: Fixing) -> Iterator[Checked | Failure]:
    source = Source(sys.stdin.buffer.read(), name)
    try:
        if name is None or not linter.leaves_out(name):
            yield check_source(source, linter, fixing)
    except CONFIG_ERRORS as error:
        yield Failure(error)


def _diffs(run: _Run) -> Iterator[str]:
    """What the fixes would change; a line that a terminal would act on is escaped."""
    for each in run.checked():
        name = shown_path(each.source.path)
        for found in each.diagnostics:
            if found.name == INTERNAL_ERROR:
                complain(f"{name}: {found.message}")
        for line in unified_diff(each.before, each.source, name):
            yield printable(line) + "\n"


def _print_mended(run: _Run) -> None:
    """The mended text on stdout, what is left on stderr."""
    for each in run.checked():
        sys.stdout.buffer.write(each.source.data)
        left = [Report(each.source, each.diagnostics)]
        click.echo("".join(FORMATS["concise"](left)), err=True, nl=False)


def _print(texts: Iterable[str]) -> None:
    for text in texts:
        click.echo(text, nl=False)


def _explained(failure: Failure) -> str:
    if isinstance(failure.error, OSError):
        return explain(failure.error, failure.path)
    return str(failure.error)


def _wants_color() -> bool:
    # As no-color.org has it: any value but the empty one turns colours off.
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
