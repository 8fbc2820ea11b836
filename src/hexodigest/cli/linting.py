"""What `hexodigest lint` does: which posts are linted how, and what is printed of them."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hexodigest.cli import explain, fail
from hexodigest.cli.outcomes import Run
from hexodigest.cli.progress import Progress
from hexodigest.lint.outcomes import Checked, Failure, Fixing
from hexodigest.report.findings import Report, Summary
from hexodigest.report.formats import FORMATS
from hexodigest.report.text import shown_path

if TYPE_CHECKING:
    from hexodigest.lint.baseline import Baseline

STDIN = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the user asks for, an attribute an option."""

    paths: tuple[Path, ...]
    fix: bool
    diff: bool
    unsafe: bool
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    write_baseline: Path | None
    output_format: str
    statistics: bool
    exit_zero: bool
    max_file_size: int
    stdin_filename: Path | None

    @property
    def fixing(self) -> Fixing:
        """How far posts are mended."""
        if not (self.fix or self.diff):
            return Fixing.NONE
        return Fixing.ALL if self.unsafe else Fixing.SAFE


def run_lint(order: Order) -> int:
    """Lint, print, and say what the command exits with."""
    progress = Progress()
    run = Run(_outcomes(order, progress), Summary(written=not order.diff))
    if order.write_baseline:
        _write_baseline(order.write_baseline, run)
    elif order.diff:
        _print(progress.cleared(run.diffs()))
    elif order.fix and STDIN in order.paths:
        _print_mended(run)
    elif order.statistics:
        _print(_statistics(run))
    else:
        texts = FORMATS[order.output_format](run.reports(), color=_wants_color())
        _print(progress.cleared(texts))
    progress.clear()
    if run.summary.files or not run.failed:  # what failed has been said, and was all there was
        click.echo(str(run.summary), err=True)
    return run.exit_code(exit_zero=order.exit_zero or bool(order.write_baseline))


def _outcomes(order: Order, progress: Progress) -> Iterator[Checked | Failure]:
    baseline = _baseline(order.baseline) if order.baseline else None
    # Parsers and rules, which a run that is answered from the cache does without.
    from hexodigest.lint.posts import Linter, check_posts, check_stdin, posts_at  # noqa: PLC0415

    rules = (order.select, order.ignore, order.extend_select)
    linter = Linter(*rules, baseline, max_file_size=order.max_file_size)
    if STDIN in order.paths:
        data = sys.stdin.buffer.read()
        return check_stdin(data, order.stdin_filename, linter, order.fixing)
    posts = progress.track(posts_at(order.paths or (Path(),)))
    return check_posts(posts, linter, order.fixing, write=order.fix and not order.diff)


def _baseline(file: Path) -> "Baseline":
    from hexodigest.lint.baseline import BaselineError, read_baseline  # noqa: PLC0415 # few ask

    try:
        return read_baseline(file)
    except BaselineError as error:
        fail(str(error))
    except OSError as error:
        fail(explain(error, file))


def _write_baseline(file: Path, run: Run) -> None:
    from hexodigest.lint.baseline import baseline_text  # noqa: PLC0415 # few ask

    text = baseline_text(file, run.reports())
    if run.failed:
        fail(f"{shown_path(file)}: not written, for some posts could not be linted")
    try:
        file.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        fail(explain(error, file))


def _statistics(run: Run) -> Iterator[str]:
    from hexodigest.report.statistics import statistics  # noqa: PLC0415 # few ask

    for _ in run.checked():
        pass
    yield from statistics(run.summary)


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
