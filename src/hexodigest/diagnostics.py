"""What is said about a file: a named fault at a place, and how to mend it."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from hexodigest.source import Span

INTERNAL_ERROR = "internal-error"  # what a rule or a model is reported under that fails


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"  # Hexo drops the post, aborts, or prints something else than was written
    WARNING = "warning"  # a reader or a later migration suffers
    INFO = "info"  # worth knowing; off by default


class Fault(NamedTuple):
    """Something wrong that a parser met and read past; a rule of the same name reports it."""

    name: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at `span` with `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding; `safe` when the post cannot come to mean something else."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A named finding at a place of one file.

    `name` is the rule's name, `span` counts characters of the file's `Source.text`. `message` is
    lower case without a full stop. `path` is as the user gave it, None for text without a file.
    """

    name: str
    message: str
    severity: Severity
    span: Span
    path: Path | None = None
    fix: Fix | None = field(default=None, compare=False)
