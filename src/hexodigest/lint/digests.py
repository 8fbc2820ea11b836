"""The digests of a blog, read as far as somebody asks.

Of every post the front matter is read, once a run. The body of a digest is read only when its text
has the words of a pick that is looked for. What was read is kept in the memory of the blog.
"""

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path

from hexodigest.config import Config, ModelRule
from hexodigest.document import Document, parse
from hexodigest.identities import digest_of
from hexodigest.patterns import later
from hexodigest.schema.context import COUNTERS, DigestFacts, Previous, whole
from hexodigest.schema.dates import read_date
from hexodigest.schema.models import rule_for
from hexodigest.schema.options import DigestOptions
from hexodigest.schema.picks import picks_of
from hexodigest.site import FileKind, Site
from hexodigest.traces import unasked

_WORD = later(r"[0-9A-Za-z]{4,}")
Order = tuple[str, str]  # a digest's date and its path


@dataclass(frozen=True)
class Reader:
    """Reads digests of one kind: the posts of a blog that `rule` is for."""

    site: Site
    rule: ModelRule
    options: DigestOptions
    config: Config

    @cached_property
    def key(self) -> str:
        """The kind in a word, the same in every run."""
        said = f"{asdict(self.rule)} {self.options}"
        return digest_of(said.encode("utf-8", "surrogatepass"))

    def archive(self) -> "Archive":
        """All of them."""
        with unasked():
            found = [digest for path in self._paths() if (digest := self._digest(path))]
        return Archive(tuple(sorted(found, key=lambda each: each.order)))

    def picks(self, document: Document) -> frozenset[str]:
        """The picks of a digest, by which they are found again."""
        found = frozenset(pick.identity for pick in picks_of(document, self.options))
        if self.site.memory:
            self.site.memory.keep(document.source, f"picks {self.key}", sorted(found))
        return found

    def kept_picks(self, path: Path) -> frozenset[str] | None:
        """The picks, where they are remembered."""
        kept = self.site.memory.kept(path, f"picks {self.key}") if self.site.memory else None
        return frozenset(map(str, kept)) if isinstance(kept, list) else None

    def facts(self, document: Document) -> DigestFacts:
        """The facts of a digest without its picks."""
        data = document.front_matter.data
        numbers = {name: whole(data.get(name)) for name in COUNTERS}
        counters = {name: number for name, number in numbers.items() if number is not None}
        return DigestFacts(self._where(document.path), read_date(data.get("date")), counters, ())

    def _paths(self) -> Iterator[Path]:
        return (file.path for file in self.site.files if file.kind is FileKind.POST)

    def _digest(self, path: Path) -> "Digest | None":
        """None for a post of another kind, or that Hexo does not show, or that cannot be read."""
        memory, name = self.site.memory, f"digest {self.key}"
        kept = memory.kept(path, name) if memory else None
        if isinstance(kept, list):
            return self._remembered(path, *kept)
        with suppress(OSError):
            document = parse(path)
            facts = self.facts(document) if self._is_ours(document) else None
            if memory:
                date = facts and facts.date and facts.date.isoformat()
                memory.keep(document.source, name, [date, facts.counters] if facts else [])
            return Digest(path, facts, self) if facts else None
        return None

    def _remembered(
        self, path: Path, date: str | None = None, counters: dict[str, int] | None = None
    ) -> "Digest | None":
        if counters is None:
            return None
        when = datetime.fromisoformat(date) if date else None
        return Digest(path, DigestFacts(self._where(path), when, counters, ()), self)

    def _is_ours(self, document: Document) -> bool:
        if rule_for(document, self.config) != self.rule:
            return False
        facts = self.site.facts(document)
        return facts is not None and facts.published and not facts.dropped

    def _where(self, path: Path | None) -> str:
        """A post's path within its blog, wherever the run starts from."""
        if path is None:
            return ""
        full, root = path.absolute(), self.site.root
        return (full.relative_to(root) if full.is_relative_to(root) else full).as_posix()


@dataclass(frozen=True)
class Digest:
    """A published digest; its picks are read when they are asked for."""

    path: Path
    facts: DigestFacts  # without picks
    reader: Reader

    @cached_property
    def document(self) -> Document:
        """The whole post."""
        return parse(self.path)

    @cached_property
    def picks(self) -> frozenset[str]:
        """The identities of its picks."""
        kept = self.reader.kept_picks(self.path)
        return self.reader.picks(self.document) if kept is None else kept

    @property
    def order(self) -> Order:
        """Where it stands among the others."""
        return order_of(self.facts)

    @property
    def previous(self) -> Previous | None:
        """What the digest after it is checked against."""
        date, counters, where = self.facts.date, self.facts.counters, self.facts.where
        return Previous(date.date(), counters, where) if date else None

    def is_before(self, facts: DigestFacts) -> bool:
        """As in `schema.context`: a digest without a date comes after none and before none."""
        if self.facts.date is None or facts.date is None or self.facts.where == facts.where:
            return False
        return self.order < order_of(facts)


@dataclass(frozen=True)
class Archive:
    """All digests of a kind, the earliest first."""

    digests: tuple[Digest, ...]

    @cached_property
    def _by_pick(self) -> dict[str, list[Digest]] | None:
        """The digests by their picks, where all of these are remembered."""
        found: dict[str, list[Digest]] = {}
        for digest in self.digests:
            picks = digest.reader.kept_picks(digest.path)
            if picks is None:
                return None
            for pick in picks:
                found.setdefault(pick, []).append(digest)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[Digest]]:
        found: dict[str, list[Digest]] = {}
        for digest in self.digests:
            for word in sorted(set(_WORD.findall(digest.document.source.text))):
                found.setdefault(word, []).append(digest)
        return found

    def before(self, facts: DigestFacts) -> Digest | None:
        """The digest before one; at most one step is lost to what the one was when last saved."""
        index = bisect_left(self.digests, order_of(facts), key=lambda each: each.order)
        near = (self.digests[at] for at in range(index - 1, -1, -1))
        return next((each for each in islice(near, 2) if each.is_before(facts)), None)

    def with_pick(self, identity: str) -> Iterator[Digest]:
        """The digests that have a pick, the earliest first."""
        if self._by_pick is not None:
            return iter(self._by_pick.get(identity, ()))
        lists = [self._by_word.get(word, []) for word in _WORD.findall(identity)]
        candidates = min(lists, key=len) if lists else self.digests
        return (digest for digest in candidates if identity in digest.picks)


def order_of(facts: DigestFacts) -> Order:
    """Where a digest stands among the others."""
    return (facts.date.isoformat() if facts.date else "", facts.where)
