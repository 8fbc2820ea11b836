"""What a rule is: a function that yields problems, and what it may ask for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hexodigest.diagnostics import Fault, Fix, Severity
from hexodigest.settings import SettingsTable
from hexodigest.source import Span


class Problem(NamedTuple):
    """What a rule found: where, what is wrong, and how to mend it."""

    span: Span
    message: str
    fix: Fix | None = None


Check = Callable[..., Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A case that the linter knows.

    `page` is Markdown: a first line that states the case, then sections. `needs` are the names of
    the parameters of `check`, which the run fills in (see `hexodigest.lint.subject`). Where none of
    `looks_for` stands in the text, the rule finds nothing and need not run; empty: it always runs.
    `options` is the model of the rule's own table in the configuration, for a rule that asks for
    `options`.
    """

    name: str
    severity: Severity
    group: str
    page: str
    check: Check
    needs: tuple[str, ...]
    looks_for: tuple[str, ...] = ()
    options: type[SettingsTable] | None = None

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]


def recorded(faults: Iterable[Fault], name: str) -> Iterator[Problem]:
    """The problems that a parser or a schema has recorded under `name`."""
    return (Problem(fault.span, fault.message) for fault in faults if fault.name == name)
