"""What a rule is: a function that yields problems, and what it may ask for."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final, NamedTuple, cast

from hexodigest.diagnostics import Fault, Fix, Severity
from hexodigest.lint.names import module_name
from hexodigest.settings import SettingsTable
from hexodigest.source import Span

PACKAGE: Final = "hexodigest.lint.rules"


class Problem(NamedTuple):
    """What a rule found: where, what is wrong, and how to mend it."""

    span: Span
    message: str
    fix: Fix | None = None


Check = Callable[..., Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A case that the linter knows; its module is imported when more is asked than stands here.

    `needs` are the names of the parameters of `check`, which the run fills in (see
    `hexodigest.lint.subject`). Where none of `looks_for` stands in the text, the rule finds nothing
    and need not run; empty: it always runs.
    """

    name: str
    severity: Severity
    group: str
    needs: tuple[str, ...]
    looks_for: tuple[str, ...] = ()

    @property
    def check(self) -> Check:
        """The function that finds problems."""
        return _check_of(self.name)

    @property
    def page(self) -> str:
        """What the rule is about, in Markdown: a line that states the case, then sections."""
        return inspect.cleandoc(module_of(self.name).__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]

    @property
    def options(self) -> type[SettingsTable] | None:
        """The rule's own table in the configuration, for a rule that asks for `options`."""
        if "options" not in self.needs:
            return None
        return cast(type[SettingsTable], module_of(self.name).Options)


@cache
def _check_of(name: str) -> Check:
    return cast(Check, getattr(module_of(name), module_name(name)))


@cache
def module_of(name: str) -> ModuleType:
    """The module of a rule."""
    return import_module(f"{PACKAGE}.{module_name(name)}")


def recorded(faults: Iterable[Fault], name: str) -> Iterator[Problem]:
    """The problems that a parser or a schema has recorded under `name`."""
    return (Problem(fault.span, fault.message) for fault in faults if fault.name == name)
