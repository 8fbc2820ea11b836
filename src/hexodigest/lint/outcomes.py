"""What comes of linting a post or of failing to; nothing here needs a parser."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from hexodigest.diagnostics import Diagnostic
from hexodigest.source import Source


class Fixing(Enum):
    """How far posts are mended."""

    NONE = 0
    SAFE = 1
    ALL = 2  # also what may come to mean something else


class Shown(Enum):
    """What is wanted of a post that something is found in."""

    COUNT = 0  # nothing: findings are counted
    LINES = 1  # the places and lines that findings are about
    TEXT = 2


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that was not made, and why."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A post that was linted; `before` differs from `source` when fixes were made."""

    source: Source
    diagnostics: Sequence[Diagnostic]
    before: Source
    applied: Sequence[Diagnostic] = ()
    refused: Sequence[Refusal] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be linted, or a configuration that could not be used."""

    error: Exception
    path: Path | None = None
