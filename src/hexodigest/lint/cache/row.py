"""What the cache has of one file."""

from typing import Any, NamedTuple

from hexodigest.identities import Identity
from hexodigest.lint.cache.body import Piece
from hexodigest.site.memory import moment_of

Result = list[Any]  # of a post; see `results`


class Said(NamedTuple):
    """What the file is to others, and what its check asked: JSON, empty where there is none."""

    facts: str = ""
    kept: str = ""
    asked: str = ""


_DAMAGED = Said(facts="?", asked="?")  # no JSON: nothing of it can be used


class Row:
    """A file: how it was, what was found in it, what it said; the last is read when asked for."""

    __slots__ = ("_said", "digest", "flags", "identity", "moment", "piece", "result")

    def __init__(  # noqa: PLR0913, PLR0917  # a column each
        self,
        identity: Identity | None,
        digest: str,
        result: Result | int | None = None,
        flags: int = 0,
        moment: float | None = None,
        piece: Piece | None = None,
    ) -> None:
        """`moment` is the date in its facts; `piece` is where it stands what the file said."""
        self.identity, self.digest = identity, digest
        self.result, self.flags, self.moment, self.piece = result, flags, moment, piece
        self._said = None if piece else Said()

    @property
    def said(self) -> Said:
        """What the file said."""
        if self._said is None:
            try:
                self._said = Said(*self.piece.text.split("\t")) if self.piece else Said()
            except (ValueError, TypeError):
                self._said = _DAMAGED
        return self._said

    def say(self, **changed: str) -> None:
        """Change what it said."""
        self._said = self.said._replace(**changed)
        self.piece = None
        self.moment = moment_of(self._said.facts)

    @property
    def text(self) -> str:
        """What it said, in one line."""
        return "\t".join(self.said)

    @property
    def plain(self) -> list[Any]:
        """All but its identity, in plain values."""
        place = self.piece[1:] if self.piece else ()
        return [self.digest, self.result, self.flags, self.moment, *place]
