"""The output formats by name; one is imported when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Protocol, cast

from hexodigest.report.findings import Report


class Reporter(Protocol):
    """Turns reports, as they come, into text; `color` asks for ANSI colours."""

    def __call__(self, reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
        """Yield text, each piece with its line ends."""
        ...


# Each format, and the module here that has a function of the name.
_HOMES = {
    "full": "full",
    "concise": "concise",
    "grouped": "grouped",
    "json": "json",
    "jsonl": "json",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "sarif": "sarif",
}
# Those that tell findings apart by the text that they are about.
WITH_TEXT = frozenset(("gitlab", "sarif"))


class _Formats(Mapping[str, Reporter]):
    def __getitem__(self, name: str) -> Reporter:
        home = import_module(f"hexodigest.report.{_HOMES[name]}")
        return cast(Reporter, getattr(home, name))

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)


FORMATS: Mapping[str, Reporter] = _Formats()
