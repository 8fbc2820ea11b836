"""A run in which something has changed: what still holds is taken from the cache, the rest linted.

A result depends on the file, on settings, and on the answers that the blog gave to questions of
its check. Settings that have changed make all of it void. Where a post is new, gone, or says
something else to its neighbours, questions of the others are asked again, and a post is linted
where an answer has changed.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from hexodigest.lint.cache.again import Again, gather
from hexodigest.lint.cache.changes import changes, folders_now, usable
from hexodigest.lint.cache.excerpt import Excerpt
from hexodigest.lint.cache.head import ASKS_BODIES, IS_UNSURE
from hexodigest.lint.cache.index import (
    Index,
    clock_of,
    read_index,
    runs_of,
    write_index,
)
from hexodigest.lint.cache.linted import Check, Linted, Outcome, lint_one
from hexodigest.lint.cache.recall import Earlier, run_key, shown_paths
from hexodigest.lint.cache.results import checked
from hexodigest.lint.cache.row import Row
from hexodigest.lint.cache.store import Store
from hexodigest.lint.outcomes import Checked, Failure, Shown
from hexodigest.lint.surroundings import Surroundings
from hexodigest.reading import parse_json
from hexodigest.site import ConfigError, Site
from hexodigest.site.site import WITH_FACTS
from hexodigest.source import Source, read_source
from hexodigest.traces import Question, Watched, watching

_NOTHING = Earlier()


class Session:
    """One run with a cache."""

    def __init__(
        self,
        earlier: Earlier = _NOTHING,
        *,
        is_shared: bool = True,
        shown: Shown = Shown.TEXT,
    ) -> None:
        """See what has changed since the cache was written.

        `is_shared` is for a run in several processes, `shown` what is wanted of posts of which all
        is known.
        """
        place, head, unsure = earlier
        self._shown = shown
        self._place = place
        self._here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118  # a text is wanted
        by_hash = place is not None and place.by_hash
        self._watched = Watched()
        self._old = usable(
            read_index(head, place.folder) if place and head else None, by_hash=by_hash
        )
        self._folders = folders_now(self._old, by_hash=by_hash)
        self._store = Store(self._old, by_hash=by_hash)
        self.around = Surroundings(self._store if place or is_shared else None)
        self._again = Again()
        self._run: tuple[str, list[str]] | None = None
        self._asked: set[str] = set()  # the posts of this run
        with watching(self._watched):
            self._has_changed = changes(self._old, self._folders, self._store, self.around, unsure)

    def posts(
        self, paths: Sequence[str], find: Callable[[], list[Path | Failure]]
    ) -> list[Path | Failure]:
        """The posts of a run, which need not be looked for where no folder has changed."""
        key = run_key(paths)
        known = self._old.runs.get(key)
        if known is not None and not self._has_changed.folders:
            names = list(self._old.rows)
            self._run = key, [names[at] for at in known]
            return [Path(shown) for shown in shown_paths(self._run[1], paths)]
        with watching(self._watched):
            found = find()
        full = [os.path.abspath(each) for each in found if isinstance(each, Path)]  # noqa: PTH100
        if shown_paths(full, paths) == [str(each) for each in found]:
            self._run = key, full
        return found

    def outcomes(
        self,
        posts: Sequence[Path | Failure],
        check: Check,
        elsewhere: Callable[[list[Path]], Iterator[Linted | None]] | None = None,
    ) -> Iterator[Outcome]:
        """What came of each post, in order; what is known is not linted.

        `elsewhere` lints those that are not, in order; what it could not lint is linted here.
        """
        known = [isinstance(post, Path) and self.is_known(post) for post in posts]
        pairs = list(zip(posts, known, strict=True))
        new = [post for post, is_known in pairs if isinstance(post, Path) and not is_known]
        made = elsewhere(new) if elsewhere else iter(())
        for post, is_known in pairs:
            if isinstance(post, Failure):
                yield post
            elif is_known:
                yield self.recall(post, check)
            else:
                there = next(made, None)
                yield self.take(post, there) if there else self.lint(post, check)

    @property
    def is_kept(self) -> bool:
        """Whether what is found is for later runs too."""
        return self._place is not None

    def is_known(self, post: Path) -> bool:
        """Whether what was found in a post still holds."""
        if self._place is None:
            return False
        path = self._path(post)
        self._asked.add(path)
        row = self._store.rows.get(path)
        if row is None or row.result is None:
            return False
        if not self._is_doubtful(row):
            return True
        with watching(self._watched):
            return self._holds(row, post)

    def recall(self, post: Path, check: Check) -> Outcome:
        """What is known of a post that is known; one whose result is none of ours is linted."""
        row = self._store.rows[self._path(post)]
        try:
            outcome = _remembered(row, post, self._shown)
        except (OSError, ValueError, TypeError):
            return self.lint(post, check)
        row.flags &= ~IS_UNSURE
        return outcome

    def lint(self, post: Path, check: Check) -> Outcome:
        """Lint a post, and remember what came of it."""
        if self._place is None:
            return check(post)
        self._store.about_to_read(self._path(post))
        outcome, linted = lint_one(post, check)
        self._remember(post, linted)
        return outcome

    def take(self, post: Path, linted: Linted) -> Outcome:
        """What another process found in a post."""
        self._remember(post, linted)
        if linted.found is None:
            return None
        source: Source = Excerpt(post, linted.excerpt)
        if linted.found and (self._shown is Shown.TEXT or linted.excerpt is None):
            source = read_source(post)
        return Checked(source, linted.found, source)

    def unread(self, posts: Iterable[Path]) -> list[Path]:
        """The files of the posts' blogs of which nothing is known to their neighbours."""
        with watching(self._watched):
            files = [file for site in self._sites(posts) for file in site.files]
        rows = self._store.rows
        paths = [file.path for file in files if file.kind in WITH_FACTS]
        for path in paths:
            self._store.about_to_read(str(path))
        return [path for path in paths if str(path) not in rows or not rows[str(path)].said.facts]

    def read(self, path: Path) -> Row | None:
        """What a file says to its neighbours."""
        site = self.around.site(path)
        source = site.source_of(path) if site else None
        if site is None or source is None or site.facts_at(source) is None:
            return None
        return self._store.rows.get(str(path))

    def take_row(self, path: Path, row: Row) -> None:
        """What another process has read."""
        self._store.take(str(path), row)

    def gather(self, posts: Iterable[Path]) -> None:
        """Work out what the checks of posts will ask, before there are several processes."""
        with watching(self._watched):
            for site in self._sites(posts):
                gather(site)

    def _sites(self, posts: Iterable[Path]) -> list[Site]:
        sites: dict[Path, Site] = {}
        for post in posts:
            with suppress(ConfigError):
                site = self.around.site(post)
                if site is not None:
                    sites.setdefault(site.root, site)
        return list(sites.values())

    def _remember(self, post: Path, linted: Linted) -> None:
        if self._place is None:
            return
        for mine, other in (
            (self._watched.settings, linted.watched.settings),
            (self._watched.folders, linted.watched.folders),
        ):
            for name, seen in other.items():
                mine.setdefault(name, seen)
        for name, kind in linted.watched.kinds.items():
            self._watched.kinds.setdefault(name, kind)
        self._store.found(self._path(post), linted)

    def write(self) -> None:
        """Put what is known now into the cache."""
        if self._place is None:
            return
        if self._has_changed.facts or self._has_changed.bodies:
            self._store.doubt(self._asked, facts=self._has_changed.facts)
        index = Index(
            {**self._old.settings, **self._watched.settings},
            {**self._old.kinds, **self._watched.kinds},
            {**self._watched.folders, **self._folders},
            self._runs(),
            clock_of(self._store.rows),
            self._store.rows,
            self._store.tables,
            self._old.body,
        )
        write_index(index, self._place.folder, self._place.name, self._place.key)

    def _runs(self) -> dict[str, list[int]]:
        known = self._old.runs if not self._has_changed.folders else {}
        return runs_of(self._store.rows, known, list(self._old.rows), self._run)

    def _path(self, post: Path) -> str:
        """The absolute path; links stay as they are. As `os.path.abspath`, and quicker."""
        text = str(post)
        if os.sep == "/" and text[:1] != "/" and ".." not in text:  # in a Path nothing else is odd
            return self._here + text
        return os.path.abspath(text)  # noqa: PTH100  # as above

    def _is_doubtful(self, row: Row) -> bool:
        """Whether something has changed that the check of the post may have asked about."""
        if self._has_changed.facts or row.flags & IS_UNSURE:
            return True
        return self._has_changed.bodies and bool(row.flags & ASKS_BODIES)

    def _holds(self, row: Row, post: Path) -> bool:
        """Whether all that the check of a post asked is answered as it was."""
        try:
            questions = list(_questions(row))
            site, config = self.around.site(post), self.around.config(post)
        except Exception:  # noqa: BLE001  # a faulty configuration is said when the post is linted
            return False
        if site is None:
            return not questions
        return all(self._again.digest(site, config, each) == digest for each, digest in questions)


def _remembered(row: Row, post: Path, shown: Shown) -> Outcome:
    if not isinstance(row.result, list):
        return None
    return checked(row.result, post, shown, row.digest)


def _questions(row: Row) -> Iterator[tuple[Question, str]]:
    for kind, answers in parse_json(row.said.asked or "{}").items():
        for about, digest in answers.items():
            yield (kind, about), digest
