"""The other digests of a blog, read as far as the rules of one digest need them.

Of every post the front matter is read, once a run. The body of another digest is read only when
its text has the words of a pick that is looked for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from weakref import WeakKeyDictionary

from hexodigest.config import Config, ModelRule
from hexodigest.document import Document, parse
from hexodigest.schema.context import COUNTERS, DigestContext, DigestFacts, Previous, whole
from hexodigest.schema.dates import read_date
from hexodigest.schema.models import rule_for
from hexodigest.schema.options import DigestOptions
from hexodigest.schema.picks import picks_of
from hexodigest.site import FileKind, Site

_WORD = re.compile(r"[0-9A-Za-z]{4,}")
_Order = tuple[str, str]  # a digest's date and its path

_archives: WeakKeyDictionary[Site, dict[tuple[Path | None, ModelRule], "_Archive"]]
_archives = WeakKeyDictionary()


def digest_context(
    document: Document, rule: ModelRule, options: DigestOptions, config: Config, site: Site
) -> DigestContext:
    """What a digest is checked against: the published digests of its blog that `rule` is for."""
    known = _archives.setdefault(site, {})
    key = (config.file, rule)
    if key not in known:
        digests = sorted(_digests(site, rule, options, config), key=lambda each: each.order)
        known[key] = _Archive(tuple(digests))
    facts = _facts(document, _where(document.path, site))
    before = known[key].before(facts)
    previous = before.previous if before else None
    return DigestContext(options, previous, _EarlierPicks(known[key], facts))


@dataclass(frozen=True)
class _Digest:
    """A published digest; its picks are read when they are asked for."""

    document: Document
    facts: DigestFacts  # without picks
    options: DigestOptions

    @cached_property
    def picks(self) -> frozenset[str]:
        return frozenset(pick.identity for pick in picks_of(self.document, self.options))

    @property
    def order(self) -> _Order:
        return _order(self.facts)

    @property
    def previous(self) -> Previous | None:
        date, counters, where = self.facts.date, self.facts.counters, self.facts.where
        return Previous(date.date(), counters, where) if date else None

    def is_before(self, facts: DigestFacts) -> bool:
        """As in `schema.context`: a digest without a date comes after none and before none."""
        if self.facts.date is None or facts.date is None or self.facts.where == facts.where:
            return False
        return self.order < _order(facts)


@dataclass(frozen=True)
class _Archive:
    digests: tuple[_Digest, ...]  # the earliest first

    @cached_property
    def _by_word(self) -> dict[str, list[_Digest]]:
        found: dict[str, list[_Digest]] = {}
        for digest in self.digests:
            for word in sorted(set(_WORD.findall(digest.document.source.text))):
                found.setdefault(word, []).append(digest)
        return found

    def before(self, facts: DigestFacts) -> _Digest | None:
        """The digest before one; at most one step is lost to what the one was when last saved."""
        index = bisect_left(self.digests, _order(facts), key=lambda each: each.order)
        near = (self.digests[at] for at in range(index - 1, -1, -1))
        return next((each for each in islice(near, 2) if each.is_before(facts)), None)

    def with_pick(self, identity: str) -> Iterator[_Digest]:
        """The digests that have a pick, the earliest first."""
        lists = [self._by_word.get(word, []) for word in _WORD.findall(identity)]
        candidates = min(lists, key=len) if lists else self.digests
        return (digest for digest in candidates if identity in digest.picks)


@dataclass(frozen=True)
class _EarlierPicks(Mapping[str, str]):
    """Where a pick of an earlier digest is, by its identity."""

    archive: _Archive
    facts: DigestFacts  # of the digest that they are earlier than

    def __getitem__(self, identity: str) -> str:
        for digest in self.archive.with_pick(identity):
            if digest.is_before(self.facts):
                return digest.facts.where
        raise KeyError(identity)

    def __iter__(self) -> Iterator[str]:
        earlier = (digest for digest in self.archive.digests if digest.is_before(self.facts))
        return iter(dict.fromkeys(pick for digest in earlier for pick in sorted(digest.picks)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _digests(
    site: Site, rule: ModelRule, options: DigestOptions, config: Config
) -> Iterator[_Digest]:
    for document in _posts(site):
        if rule_for(document, config) == rule:
            yield _Digest(document, _facts(document, _where(document.path, site)), options)


def _posts(site: Site) -> Iterator[Document]:
    """The posts that Hexo shows; a file that cannot be read is somebody else's finding."""
    for file in site.files:
        if file.kind is not FileKind.POST:
            continue
        with suppress(OSError):
            document = parse(file.path)
            facts = site.facts(document)
            if facts is not None and facts.published and not facts.dropped:
                yield document


def _facts(document: Document, where: str) -> DigestFacts:
    data = document.front_matter.data
    counters = {name: number for name in COUNTERS if (number := whole(data.get(name))) is not None}
    return DigestFacts(where, read_date(data.get("date")), counters, ())


def _order(facts: DigestFacts) -> _Order:
    return (facts.date.isoformat() if facts.date else "", facts.where)


def _where(path: Path | None, site: Site) -> str:
    """A post's path within its blog, wherever the run starts from."""
    if path is None:
        return ""
    full = path.absolute()
    return (
        full.relative_to(site.root).as_posix()
        if full.is_relative_to(site.root)
        else full.as_posix()
    )
