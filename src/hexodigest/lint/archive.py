"""What a digest is checked against: the others of its blog. Each question is noted."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from weakref import WeakKeyDictionary

from hexodigest.config import Config, ModelRule
from hexodigest.document import Document
from hexodigest.lint.digest_questions import BEFORE, PICK, PICKS
from hexodigest.lint.digests import Archive, Reader
from hexodigest.schema.context import DigestContext, DigestFacts, Previous
from hexodigest.schema.models import digest_rules
from hexodigest.schema.options import DigestOptions
from hexodigest.site import Site
from hexodigest.traces import ask, unasked

_archives: WeakKeyDictionary[Site, dict[tuple[Path | None, str], Archive]]
_archives = WeakKeyDictionary()


def digest_context(
    document: Document, rule: ModelRule, options: DigestOptions, config: Config, site: Site
) -> DigestContext:
    """What a digest is checked against: the published digests of its blog that `rule` is for."""
    reader = Reader(site, rule, options, config)
    facts = reader.facts(document)
    around = _Around(_archive_of(reader), facts, reader.key)
    if site.memory:
        reader.picks(document)  # for the digests after it
    return DigestContext(options, around.previous(), _EarlierPicks(around))


def ask_again(site: Site, config: Config, kind: str, about: str) -> None:
    """Ask what the check of a digest once asked. Raises ValueError for no such question."""
    key, date, where, *identity = json.loads(about)
    for rule, options in digest_rules(config):
        reader = Reader(site, rule, options, config)
        if reader.key == key:
            facts = DigestFacts(where, date and datetime.fromisoformat(date), {}, ())
            around = _Around(_archive_of(reader), facts, key)
            if kind == BEFORE:
                around.previous()
            elif kind == PICK:
                around.where(*identity)
            else:
                around.picks()
            return
    raise ValueError(key)


def _archive_of(reader: Reader) -> Archive:
    known = _archives.setdefault(reader.site, {})
    key = (reader.config.file, reader.key)
    if key not in known:
        known[key] = reader.archive()
    return known[key]


@dataclass(frozen=True)
class _Around:
    """What is before a digest."""

    archive: Archive
    facts: DigestFacts
    key: str

    def previous(self) -> Previous | None:
        before = self.archive.before(self.facts)
        found = before.previous if before else None
        plain = found and (found.day.isoformat(), sorted(found.counters.items()), found.where)
        ask(BEFORE, self._about(), plain)
        return found

    def where(self, identity: str) -> str | None:
        with unasked():
            digests = self.archive.with_pick(identity)
            found = next((each.facts.where for each in digests if each.is_before(self.facts)), None)
        ask(PICK, self._about(identity), found)
        return found

    def picks(self) -> list[str]:
        with unasked():
            earlier = (each for each in self.archive.digests if each.is_before(self.facts))
            found = list(dict.fromkeys(pick for each in earlier for pick in sorted(each.picks)))
        ask(PICKS, self._about(), found)
        return found

    def _about(self, *identity: str) -> str:
        date = self.facts.date and self.facts.date.isoformat()
        return json.dumps([self.key, date, self.facts.where, *identity])


@dataclass(frozen=True)
class _EarlierPicks(Mapping[str, str]):
    """Where a pick of an earlier digest is, by its identity."""

    around: _Around

    def __getitem__(self, identity: str) -> str:
        where = self.around.where(identity)
        if where is None:
            raise KeyError(identity)
        return where

    def __iter__(self) -> Iterator[str]:
        return iter(self.around.picks())

    def __len__(self) -> int:
        return len(self.around.picks())
