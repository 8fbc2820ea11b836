"""Which rules run, and how bad their findings are, by name or by glob."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from hexodigest.config import Config
from hexodigest.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """What a user has chosen; nothing selected stands for all but rules of severity info."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)

    @classmethod
    def of(
        cls, config: Config, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
    ) -> "Selection":
        """The configuration's choice; `select` takes the place of its own, `ignore` adds to it."""
        return cls(select or config.select, config.ignore + ignore, config.severity)

    def severity_of(self, name: str, default: Severity) -> Severity | None:
        """How bad a finding of that name is; None when it is not to be reported."""
        severity = next(
            (self.severity[key] for key in self.severity if _fits(name, (key,))), default
        )
        chosen = _fits(name, self.select) if self.select else severity is not Severity.INFO
        return severity if chosen and not _fits(name, self.ignore) else None

    @property
    def patterns(self) -> tuple[str, ...]:
        """Every name and glob in it."""
        return (*self.select, *self.ignore, *self.severity)


def _fits(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
