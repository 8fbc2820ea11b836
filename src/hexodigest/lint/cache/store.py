"""The rows of the cache during a run: what is known of each file, and what is learnt."""

import json
import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Any, TypeGuard

from hexodigest.diagnostics import INTERNAL_ERROR
from hexodigest.identities import Identity, content_digest, digest_of, identity_of, is_settled
from hexodigest.lint.cache.again import BODY_KINDS
from hexodigest.lint.cache.head import ASKS_BODIES, IS_BY_FILE, IS_FRESH, IS_UNSURE, LEFT_OUT
from hexodigest.lint.cache.index import Index
from hexodigest.lint.cache.linted import Linted
from hexodigest.lint.cache.results import result_of
from hexodigest.lint.cache.row import Row
from hexodigest.reading import parse_json
from hexodigest.site import PostFacts, Site, SourceFile
from hexodigest.site.memory import Table, is_by_file, read
from hexodigest.source import Source


class Store:
    """Implements `hexodigest.site.memory.Memory` on rows of the cache."""

    def __init__(self, old: Index, *, by_hash: bool) -> None:
        """`old` is of earlier runs; nothing is believed of its rows before `see`."""
        self.rows = dict(old.rows)
        self.tables = dict(old.tables)
        self.has_lost = False  # whether a file is gone
        self._by_hash = by_hash
        self._identities: dict[str, Identity] = {}  # of files that are there, before they are read
        self._fresh: set[str] = set()
        self._states: dict[str, os.stat_result] = {}

    def see(self, unsure: Container[str] | None = None) -> dict[str, str]:
        """Compare the files with their rows: those that have changed, and the facts they had.

        With `unsure` those alone may have changed.
        """
        changed: dict[str, str] = {}
        for path, row in list(self.rows.items()):
            if unsure is not None and path not in unsure:
                continue
            if not self._by_hash and not row.flags & IS_FRESH and _identity(path) == row.identity:
                continue
            self.about_to_read(path)
            if path not in self._identities:
                del self.rows[path]
                self.has_lost = True
            elif not self._is_same(path, row):
                changed[path] = row.said.facts
                self.rows[path] = self._new(path, content_digest(path))
        return changed

    def about_to_read(self, path: str) -> None:
        """Remember how a file is, before it is read."""
        if path not in self._states:
            now = time_ns()
            with suppress(OSError, ValueError):
                self._states[path] = os.stat(path)  # noqa: PTH116  # of thousands
                identity = self._identities[path] = identity_of(self._states[path])
                if not is_settled(identity, now):
                    self._fresh.add(path)

    def found(self, path: str, linted: Linted) -> None:
        """What came of linting a post."""
        if linted.has_failed:
            if path in self.rows:
                self.rows[path].result = None
            return
        row = self._row_of(path, linted.digest)
        row.result = _result(linted)
        kinds: dict[str, dict[str, str]] = {}
        for (kind, about), answer in linted.asked.answers.items():
            kinds.setdefault(kind, {})[about] = answer
        row.say(asked=json.dumps(kinds, separators=(",", ":")))
        row.flags &= IS_BY_FILE | IS_FRESH
        if not BODY_KINDS.isdisjoint(kinds):
            row.flags |= ASKS_BODIES

    def take(self, path: str, row: Row) -> None:
        """What another process knows of a file to its neighbours."""
        mine = self._row_of(path, row.digest)
        mine.say(facts=row.said.facts)
        mine.flags = mine.flags & ~IS_BY_FILE | row.flags & IS_BY_FILE

    def doubt(self, asked: set[str], *, facts: bool) -> None:
        """Let the results of all other posts be looked at again before they are used."""
        for path, row in self.rows.items():
            if path not in asked and row.result is not None and (facts or row.flags & ASKS_BODIES):
                row.flags |= IS_UNSURE

    def facts(self, site: Site, file: SourceFile) -> PostFacts | None:
        """As `Memory` has it."""
        path = str(file.path)
        self.about_to_read(path)
        row = self.rows.get(path)
        if row is None or not row.said.facts or path not in self._states:
            return None
        try:
            return read(row.said.facts, file.path, self._states[path], site.zones)
        except (ValueError, TypeError, LookupError, OverflowError):
            return None

    def learn(self, facts: PostFacts, source: Source, text: str) -> None:
        """As `Memory` has it."""
        row = self._row_of(str(facts.path), digest_of(source.data))
        row.say(facts=text)
        row.flags = row.flags & ~IS_BY_FILE | (IS_BY_FILE if is_by_file(text) else 0)

    def kept(self, path: Path, name: str) -> object:
        """As `Memory` has it."""
        row = self.rows.get(str(path))
        return None if row is None else _kept(row).get(name)

    def keep(self, source: Source, name: str, value: object) -> None:
        """As `Memory` has it."""
        if source.path is None:
            return
        path, digest = os.path.abspath(source.path), digest_of(source.data)  # noqa: PTH100  # links stay
        row = self.rows.get(path) or self._row_of(path, digest)
        if row.digest == digest:
            row.say(kept=json.dumps({**_kept(row), name: value}, separators=(",", ":")))

    def table(self, root: Path, name: str) -> Table | None:
        """As `Memory` has it."""
        known = self.tables.get((str(root), name), "null")
        try:
            table = parse_json(known if isinstance(known, str) else known.text)
        except ValueError:
            return None
        return table if _is_table(table) else None

    def keep_table(self, root: Path, name: str, table: Table) -> None:
        """As `Memory` has it."""
        self.tables[str(root), name] = json.dumps(table, separators=(",", ":"))

    def _is_same(self, path: str, row: Row) -> bool:
        identity = self._identities[path]
        if row.identity == identity and not self._by_hash and not row.flags & IS_FRESH:
            return True
        if row.digest != content_digest(path):
            return False
        if row.identity != identity and row.flags & IS_BY_FILE:
            return False
        row.identity = identity
        row.flags = row.flags & ~IS_FRESH | self._freshness(path)
        return True

    def _row_of(self, path: str, digest: str) -> Row:
        """The row of a file with this content; one with other content is void."""
        row = self.rows.get(path)
        if row is None:
            self.about_to_read(path)
            row = self.rows[path] = self._new(path, digest)
        elif row.digest != digest:  # it has changed during the run
            row = self.rows[path] = Row(None, digest)
        return row

    def _new(self, path: str, digest: str) -> Row:
        return Row(self._identities.get(path), digest, flags=self._freshness(path))

    def _freshness(self, path: str) -> int:
        return IS_FRESH if path in self._fresh else 0


def _identity(path: str) -> Identity | int:
    """The identity of a file; a number, which is none, where it has none."""
    try:
        return identity_of(os.stat(path))  # noqa: PTH116  # of thousands
    except (OSError, ValueError):
        return 0


def _result(linted: Linted) -> list[Any] | int | None:
    if not linted.asked.is_repeatable:
        return None
    if linted.found is None:
        return LEFT_OUT
    if any(each.name == INTERNAL_ERROR for each in linted.found):
        return None
    return result_of(linted.found, linted.excerpt)


def _is_table(found: object) -> TypeGuard[Table]:
    return isinstance(found, dict) and all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts)
        for texts in found.values()
    )


def _kept(row: Row) -> dict[str, Any]:
    try:
        found = parse_json(row.said.kept or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
