"""What `hexodigest lint` does: which posts are linted how, and what is printed of them."""

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from hexodigest.cli import explain, fail
from hexodigest.cli.outcomes import Run
from hexodigest.cli.progress import Progress
from hexodigest.lint.cache.head import open_cache
from hexodigest.lint.cache.place import Place, place_for
from hexodigest.lint.cache.recall import Earlier, recall
from hexodigest.lint.outcomes import Checked, Failure, Fixing, Shown
from hexodigest.report.findings import Report, Summary
from hexodigest.report.formats import FORMATS, WITH_TEXT
from hexodigest.report.text import shown_path

if TYPE_CHECKING:
    from hexodigest.lint.baseline import Baseline
    from hexodigest.lint.cache.linted import Linted

STDIN = Path("-")
_MANY = 100  # posts that may be worth a second process


class Order(NamedTuple):
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
    jobs: int
    cache: bool
    cache_hash: bool
    cache_dir: Path | None

    @property
    def fixing(self) -> Fixing:
        """How far posts are mended."""
        if not (self.fix or self.diff):
            return Fixing.NONE
        return Fixing.ALL if self.unsafe else Fixing.SAFE

    @property
    def shown(self) -> Shown:
        """What is needed of posts where it is known what is found in them."""
        if self.baseline or self.write_baseline:
            return Shown.TEXT
        if self.statistics:
            return Shown.COUNT
        return Shown.TEXT if self.output_format in WITH_TEXT else Shown.LINES


def run_lint(order: Order) -> int:
    """Lint, print, and say what the command exits with."""
    progress = Progress()
    outcomes = _outcomes(order, progress)
    run = Run(outcomes, Summary(written=not order.diff))
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
        _print(["".join(texts)] if isinstance(outcomes, list) else progress.cleared(texts))
    progress.clear()
    if run.summary.files or not run.failed:  # what failed has been said, and was all there was
        click.echo(str(run.summary), err=True)
    return run.exit_code(exit_zero=order.exit_zero or bool(order.write_baseline))


def _outcomes(order: Order, progress: Progress) -> Iterable[Checked | Failure]:
    """What comes of each post: a list where all is known, else one by one as it comes."""
    baseline = _baseline(order.baseline) if order.baseline else None
    paths = order.paths or (Path(),)
    place = _place(order, paths)
    head = open_cache(place.file, place.key) if place else None
    unsure = None
    if place and head:
        found, unsure = recall(place, head, [*map(str, paths)], order.shown)
        if found is not None:
            return list(_new(found, baseline))
    if order.fixing is Fixing.NONE and STDIN not in paths:
        return _new(_changed(order, Earlier(place, head, unsure), paths, progress), baseline)
    # As in `_changed`.
    from hexodigest.lint.posts import Linter, check_posts, check_stdin, posts_at  # noqa: PLC0415

    rules = (order.select, order.ignore, order.extend_select)
    linter = Linter(*rules, baseline, max_file_size=order.max_file_size)
    if STDIN in order.paths:
        text = sys.stdin.buffer.read()
        return check_stdin(text, order.stdin_filename, linter, order.fixing)
    posts = progress.track(posts_at(paths))
    return check_posts(posts, linter, order.fixing, write=order.fix and not order.diff)


def _place(order: Order, paths: tuple[Path, ...]) -> Place | None:
    """Where the cache is; None where there is none, or what is found cannot be kept."""
    if not order.cache or order.fixing is not Fixing.NONE or STDIN in paths:
        return None
    options = (order.select, order.ignore, order.extend_select, order.max_file_size)
    folder = str(order.cache_dir) if order.cache_dir else None
    return place_for([*map(str, paths)], options, folder, by_hash=order.cache_hash)


def _changed(
    order: Order,
    earlier: Earlier,
    paths: tuple[Path, ...],
    progress: Progress,
) -> Iterator[Checked | Failure]:
    """The outcomes of a run in which something has changed, or of the first one."""
    gc.disable()  # until all has come that stays: modules, and what is known
    # Parsers and rules, which other runs do without.
    from hexodigest.lint.cache.session import Session  # noqa: PLC0415
    from hexodigest.lint.posts import Linter, check_file, posts_at, said_once  # noqa: PLC0415

    session = Session(earlier, is_shared=order.jobs > 1, shown=order.shown)
    rules = (order.select, order.ignore, order.extend_select)
    linter = Linter(*rules, around=session.around, max_file_size=order.max_file_size)
    posts = session.posts([*map(str, paths)], lambda: posts_at(paths))

    gc.freeze()
    gc.enable()

    def elsewhere(new: list[Path]) -> Iterator["Linted | None"]:
        if order.jobs == 1 or len(new) < _MANY:
            return iter(())
        from hexodigest.batch.lint import lint_in_processes  # noqa: PLC0415 # a hook needs none

        return lint_in_processes(new, session, linter, order.jobs)

    outcomes = session.outcomes(posts, partial(check_file, linter=linter), elsewhere)
    yield from said_once(progress.counted(outcomes, len(posts)))
    session.write()


def _new(
    outcomes: Iterable[Checked | Failure], baseline: "Baseline | None"
) -> Iterator[Checked | Failure]:
    """The outcomes without what the baseline knows."""
    for each in outcomes:
        if baseline and isinstance(each, Checked):
            found = baseline.new_in(each.source, each.diagnostics)
            yield Checked(each.source, found, each.before)
        else:
            yield each


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
