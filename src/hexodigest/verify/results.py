"""What a comparison came to: rows of what was compared, each with its differences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from hexodigest.verify.facets import Facet


class Status(StrEnum):
    """Why there is a difference."""

    UNREPORTED = "unreported"  # nobody knows: the conversion is wrong
    REPORTED = "reported"  # the conversion says so itself, in its loss report
    ENGINE = "engine"  # the engines differ there, and the cause has a name
    UNCOMPARED = "uncompared"  # Hexo's side could not be made, so it says nothing


class Kind(StrEnum):
    """What a row is about."""

    PAGE = "page"
    LIST = "list"
    FEED = "feed"
    ASSET = "asset"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that is not the same; `cause` names the loss or the difference of engines."""

    facet: Facet
    hexo: str
    target: str
    before: str = ""
    after: str = ""
    status: Status = Status.UNREPORTED
    cause: str = ""
    place: str = ""  # of the loss in the source: `source/_posts/a.md:12:1`


@dataclass(frozen=True, slots=True)
class Row:
    """A page, a list, a feed or a file, and the facets in which it was compared."""

    kind: Kind
    path: str  # where it is served below the root
    title: str
    source: str  # below the blog's root; "" for what is made of no single file
    facets: tuple[Facet, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def is_unreported(self) -> bool:
        """Whether something here is wrong that nobody has said."""
        return any(found.status is Status.UNREPORTED for found in self.differences)


@dataclass(frozen=True, slots=True)
class Score:
    """How many rows can be compared in a facet, in how many it is equal, and why not in others."""

    facet: Facet
    compared: int
    equal: int
    by_status: dict[Status, int]

    @property
    def share(self) -> str:
        """The equal ones in per cent, `100` only where all are; a dash where none is compared."""
        if not self.compared:
            return "–"
        return f"{100 * self.equal / self.compared:.1f}" if self.equal < self.compared else "100"


@dataclass(frozen=True, slots=True)
class Result:
    """All that was found out."""

    blog: str
    target: str
    hexo: str  # the version; "" where pages were there already
    rows: tuple[Row, ...]
    losses: int = 0  # how many the conversion reports
    stand_ins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    not_compared: tuple[Facet, ...] = ()
    failures: tuple[str, ...] = field(default=())  # files that were not converted, and why

    @property
    def unreported(self) -> tuple[tuple[Row, Difference], ...]:
        """What is different and was not said."""
        return tuple(
            (row, found)
            for row in self.rows
            for found in row.differences
            if found.status is Status.UNREPORTED
        )

    def scores(self) -> Iterator[Score]:
        """Facet by facet; the worst status of a row counts."""
        for facet in Facet:
            rows = [row for row in self.rows if facet in row.facets]
            counts = dict.fromkeys(Status, 0)
            for row in rows:
                found = {item.status for item in row.differences if item.facet is facet}
                worst = next((status for status in Status if status in found), None)
                if worst:
                    counts[worst] += 1
            if rows:
                compared = len(rows) - counts[Status.UNCOMPARED]
                yield Score(facet, compared, len(rows) - sum(counts.values()), counts)
