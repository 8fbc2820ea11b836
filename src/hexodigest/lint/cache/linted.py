"""What linting a post brings, in a form that travels between processes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hexodigest.diagnostics import Diagnostic
from hexodigest.identities import content_digest, digest_of
from hexodigest.lint.cache.excerpt import excerpt_of
from hexodigest.lint.outcomes import Checked, Failure
from hexodigest.traces import Asked, Watched, asking, watching

Outcome = Checked | Failure | None
Check = Callable[[Path], Outcome]


@dataclass(slots=True)
class Linted:
    """What was found in a post: None where the post is left out, or cannot be linted."""

    found: Sequence[Diagnostic] | None = None
    excerpt: list[Any] | None = None  # what is shown of the post
    has_failed: bool = False
    digest: str = ""  # of what was linted
    asked: Asked = field(default_factory=Asked)
    watched: Watched = field(default_factory=Watched)


def lint_unnoted(post: Path, check: Check) -> Linted:
    """Lint a post for this run alone."""
    outcome = check(post)
    if isinstance(outcome, Failure):
        return Linted(has_failed=True)
    return _linted(outcome) if outcome else Linted()


def _linted(outcome: Checked) -> Linted:
    found = outcome.diagnostics
    return Linted(found, excerpt_of(outcome.before, found))


def lint_one(post: Path, check: Check) -> tuple[Outcome, Linted]:
    """Lint a post; what it looks at and asks is noted."""
    watched = Watched()
    with watching(watched), asking() as asked:
        outcome = check(post)
    if isinstance(outcome, Failure):
        return outcome, Linted(has_failed=True, watched=watched)
    if outcome is None:
        return None, Linted(digest=content_digest(str(post)), asked=asked, watched=watched)
    linted = _linted(outcome)
    linted.digest, linted.asked, linted.watched = digest_of(outcome.before.data), asked, watched
    return outcome, linted
