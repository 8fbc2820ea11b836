"""What a digest is checked against: its options and the digests before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.schema.dates import read_date
from hexodigest.schema.options import DIGEST, DigestOptions
from hexodigest.schema.picks import picks_of

COUNTERS = ("read", "cite", "publish")  # the author's running ones: they never fall

_NONE: Mapping[str, str] = MappingProxyType({})


class Previous(NamedTuple):
    """The digest before this one."""

    day: date
    counters: Mapping[str, int] = MappingProxyType({})
    where: str = "the digest before"  # for people: its path


@dataclass(frozen=True, slots=True)
class DigestContext:
    """Pydantic's validation context for a digest.

    `previous` is None for the first digest of an archive. `earlier_picks` gives, by
    `PickSource.identity`, where a pick of an earlier digest is.
    """

    options: DigestOptions = DIGEST
    previous: Previous | None = None
    earlier_picks: Mapping[str, str] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """What later digests need to know of one."""

    where: str  # for people: its path
    date: datetime | None  # by its own clock; None when its front matter has none
    counters: Mapping[str, int]  # those of COUNTERS that are whole numbers
    picks: tuple[str, ...]  # `PickSource.identity` of each


def facts_of(document: Document, options: DigestOptions, where: str) -> DigestFacts:
    """The facts of a digest, read without a model: a digest with faults has facts too."""
    data = document.front_matter.data
    counters = {name: number for name in COUNTERS if (number := whole(data.get(name))) is not None}
    picks = tuple(pick.identity for pick in picks_of(document, options))
    return DigestFacts(where, read_date(data.get("date")), counters, picks)


def context_for(
    facts: DigestFacts, archive: Iterable[DigestFacts], options: DigestOptions
) -> DigestContext:
    """The context of one digest in an archive, which may hold it too and need not be in order.

    A digest without a date comes after none and before none.
    """
    if facts.date is None:
        return DigestContext(options)
    now = (facts.date, facts.where)
    before = [
        (other.date, other.where, other)
        for other in archive
        if other.date and (other.date, other.where) < now and other.where != facts.where
    ]
    if not before:
        return DigestContext(options)
    before.sort(key=itemgetter(0, 1), reverse=True)
    earlier = {pick: where for _, where, other in before for pick in other.picks}
    day, where, last = before[0]
    return DigestContext(options, Previous(day.date(), last.counters, where), earlier)


def whole(value: object) -> int | None:
    """A value of front matter as a whole number; `5.0` is one, as in JavaScript."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) else None
