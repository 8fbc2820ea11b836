"""Options that several commands have, and how their values are read: `auto`, `16M`, a zone."""

import os
import re
from typing import Final

import click

from hexodigest.patterns import later

_SIZE = later(r"(\d+)([KMG]?)B?", re.IGNORECASE)
_LONGEST: Final = 1_000_000  # seconds: eleven days
_UNITS: Final = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def _as_jobs(_context: click.Context, _parameter: click.Parameter, text: str) -> int:
    """How many processes an option means."""
    if text == "auto":
        return _cores()
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise click.BadParameter(
            f"`{text}` is not a number of processes, expected `auto` or such as `4`"
        )
    return int(text)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _as_bytes(_context: click.Context, _parameter: click.Parameter, text: str) -> int:
    """How many bytes an option means."""
    found = _SIZE.fullmatch(text)
    if not found:
        raise click.BadParameter(f"`{text}` is not a size, expected such as `16M`")
    return int(found[1]) * _UNITS[found[2].upper()]


def _as_zone(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    """A zone's name as the IANA database has it."""
    from hexodigest.site.dates import find_zone  # noqa: PLC0415  # lint starts without it

    if name is not None and find_zone(name) is None:
        raise click.BadParameter(f"`{name}` is no time zone, expected one such as `Asia/Shanghai`")
    return name


def _as_seconds(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    """How long, in seconds; no clock counts for ever."""
    if not 0 <= value <= _LONGEST:
        raise click.BadParameter(f"`{value:g}` is not from 0 to {_LONGEST} seconds")
    return value


TIMEOUT: Final = click.option(
    "--timeout",
    type=float,
    metavar="SECONDS",
    callback=_as_seconds,
    default=120,
    show_default=True,
    help="How long one post may take; 0 is no limit.",
)
JOBS: Final = click.option(
    "-j",
    "--jobs",
    default="auto",
    show_default=True,
    metavar="N",
    callback=_as_jobs,
    help="How many processes: a number, or `auto`, one a core where there is enough to do.",
)
MAX_FILE_SIZE: Final = click.option(
    "--max-file-size",
    metavar="SIZE",
    callback=_as_bytes,
    default="16M",
    show_default=True,
    help="A post of more bytes fails; takes K, M and G.",
)
TIMEZONE: Final = click.option(
    "--timezone",
    metavar="ZONE",
    callback=_as_zone,
    help="Zone of the machine that Hexo ran on, such as Asia/Shanghai; it decides the day in "
    "addresses. Default: `timezone` of _config.yml, else UTC.",
)
