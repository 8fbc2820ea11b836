"""Which rules run, and how bad their findings are: by name, by group or by glob."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from hexodigest.config import Config, Names
from hexodigest.diagnostics import Severity
from hexodigest.lint.registry import group_of


@dataclass(frozen=True, slots=True)
class Choice:
    """What a user asks for on top of the configuration."""

    select: Names = ()
    extend_select: Names = ()
    ignore: Names = ()

    @property
    def patterns(self) -> Names:
        """Every name, group and glob in it."""
        return (*self.select, *self.extend_select, *self.ignore)


@dataclass(frozen=True, slots=True)
class Selection:
    """What holds for a file; nothing selected stands for all but rules of severity info."""

    select: Names = ()
    ignore: Names = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    extend_select: Names = ()

    def __hash__(self) -> int:
        """By what it says, so that what follows from it can be remembered."""
        return hash((self.select, self.ignore, (*self.severity.items(),), self.extend_select))

    @classmethod
    def of(
        cls, config: Config, path: Path | None = None, choice: Choice | None = None
    ) -> "Selection":
        """The configuration's choice for a file, and the user's on top.

        `select` of the user's takes the place of all that the configuration selects; the rest adds
        to what stands there.
        """
        own = choice or Choice()
        extend = () if own.select else config.extend_select
        return cls(
            own.select or config.select,
            (*config.ignore, *(config.ignored_in(path) if path else ()), *own.ignore),
            config.severity,
            (*extend, *own.extend_select),
        )

    def severity_of(self, name: str, default: Severity) -> Severity | None:
        """How bad a finding of that name is; None when it is not to be reported."""
        severity = self._given(name) or default
        chosen = _fits(name, self.select) if self.select else severity is not Severity.INFO
        chosen = chosen or _fits(name, self.extend_select)
        return severity if chosen and not _fits(name, self.ignore) else None

    def _given(self, name: str) -> Severity | None:
        """The severity that is given to the rule: a name before a group, a group before a glob."""
        for key in (name, group_of(name)):
            if key in self.severity:
                return self.severity[key]
        return next((self.severity[key] for key in self.severity if fits(name, key)), None)


def config_patterns(config: Config) -> Names:
    """Every name, group and glob of rules in a configuration."""
    per_file = (name for names in config.per_file_ignores.values() for name in names)
    return (*config.select, *config.extend_select, *config.ignore, *per_file, *config.severity)


def fits(name: str, pattern: str) -> bool:
    """Whether a name, a group or a glob stands for the rule of that name."""
    return pattern == group_of(name) or fnmatchcase(name, pattern)


def _fits(name: str, patterns: Names) -> bool:
    return any(fits(name, pattern) for pattern in patterns)
