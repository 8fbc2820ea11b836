"""Posts linted in several processes: what is known of the blog is known to all of them."""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from hexodigest.batch.executors import open_executor
from hexodigest.batch.limits import Limits
from hexodigest.batch.run import run_batch
from hexodigest.batch.work import Failed
from hexodigest.lint.cache.linted import Linted, lint_one, lint_unnoted
from hexodigest.lint.cache.row import Row
from hexodigest.lint.cache.session import Session
from hexodigest.lint.posts import Linter, check_file
from hexodigest.lint.registry import all_rules

_FEW: Final = 100  # posts that are not worth a process
_CHUNK: Final = 25
_LIMITS: Final = Limits(seconds=0, memory=0)  # as in one process

# What a run knows, by its number: a forked process has it, another works it out.
_known: dict[int, tuple[Session, Linter]] = {}
_numbers = count()


@dataclass(frozen=True, slots=True)
class _Work:
    """One run as its workers know it."""

    number: int
    is_kept: bool  # what is found, for later runs
    linter: Linter  # its surroundings are those of each process

    def lint(self, post: Path) -> Linted:
        """What is found in a post."""
        _, linter = self._here()
        check = partial(check_file, linter=linter)
        return lint_one(post, check)[1] if self.is_kept else lint_unnoted(post, check)

    def read(self, path: Path) -> Row | None:
        """What there is to know of a post or page for the others."""
        session, _ = self._here()
        return session.read(path)

    def _here(self) -> tuple[Session, Linter]:
        if self.number not in _known:
            session = Session()
            _known[self.number] = session, self.linter.moved(session.around)
        return _known[self.number]


def lint_in_processes(
    posts: list[Path], session: Session, linter: Linter, jobs: int
) -> Iterator[Linted | None]:
    """What is found in each post, in order; None where it could not be linted there."""
    number = next(_numbers)
    _known[number] = session, linter
    work = _Work(number, session.is_kept, linter.moved(None))
    try:
        all_rules()  # loaded here, a forked process need not load them
        _read_all(work, posts, session, jobs)
        first = work.lint(posts[0])  # and with it all that is made when it is first used
        yield None if first.has_failed else first
        gc.freeze()  # what a worker does not touch stays shared
        with open_executor(jobs, limits=_LIMITS) as executor:
            pairs = run_batch(
                work.lint, posts[1:], executor, limits=_LIMITS, most_items=_CHUNK, workers=jobs
            )
            for _, found in pairs:
                yield None if isinstance(found, Failed) or found.has_failed else found
    finally:
        gc.unfreeze()
        del _known[number]


def _read_all(work: _Work, posts: Iterable[Path], session: Session, jobs: int) -> None:
    """Let the workers read what all of them will want, so that none reads it alone."""
    unread = session.unread(posts)
    if len(unread) >= _FEW:
        with open_executor(jobs, limits=_LIMITS) as executor:
            pairs = run_batch(work.read, unread, executor, limits=_LIMITS, workers=jobs)
            for path, row in pairs:
                if isinstance(row, Row):
                    session.take_row(path, row)
    session.gather(posts)
