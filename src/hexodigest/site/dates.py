"""Dates as Hexo's pages show them.

Hexo takes YAML's dates for a clock of the machine, reads other text as JavaScript does, and then
shifts both when the configuration names another zone than the machine's. By default the machine
is taken to be in the configured zone, where pages show what was written. That a zone in the text
(`+08:00`) is applied first and then forgotten is Hexo's own doing, up to 8.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from hexodigest.document.js_values import Value, text_of
from hexodigest.site.js_date import JsDateError, read_js_date

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class DateSource(StrEnum):
    """Where Hexo has a date from."""

    FRONT_MATTER = "front matter"
    FILE_NAME = "file name"  # `new_post_name` holds year, month and day
    FILE = "file"  # the time at which the file was made or changed


@dataclass(frozen=True, slots=True)
class Zones:
    """The clock of the machine that Hexo runs on, and the one that the configuration names."""

    machine: tzinfo
    config: tzinfo | None = None

    @property
    def shown(self) -> tzinfo:
        """The zone whose clock the pages show."""
        return self.config or self.machine

    def adjust(self, instant: datetime) -> datetime:
        """`instant` as Hexo keeps it: in the machine's zone, with the configured zone's clock."""
        local = instant.astimezone(self.machine)
        if self.config is None or self.config == self.machine:
            return local
        # As in Hexo 8.1's `adjustDateForTimezone`: the difference of the zones is added once.
        shift = _offset(instant, self.config) - _offset(instant, self.machine)
        return (instant + shift).astimezone(self.machine)


@cache
def find_zone(name: str) -> tzinfo | None:
    """The zone of that name, in any case of letters; None when there is none."""
    names = available_timezones()
    if name not in names:
        lower = name.lower()
        name = next((known for known in names if known.lower() == lower), "")
    return ZoneInfo(name) if name else None


def zones_of(timezone: str, machine: str | None = None) -> Zones:
    """The zones of a blog; the machine's is taken to be the configured one, else UTC."""
    config = find_zone(timezone) if timezone else None
    return Zones((find_zone(machine) if machine else config) or UTC, config)


def read_date(value: Value, zones: Zones) -> datetime | None:
    """The moment that Hexo keeps for a `date`, on the machine's clock; None when it reads none.

    That clock is what the pages show, though its zone is the machine's.
    """
    if value is None or value in (False, 0, ""):
        return None
    try:
        instant = _instant(value, zones.machine)
        return None if instant is None else zones.adjust(instant)
    except (ValueError, OverflowError):
        return None  # out of Python's years


def date_in_name(parts: Mapping[str, str], zones: Zones) -> datetime | None:
    """The day that the file's name gives, when it gives a year, a month and a day."""
    year = parts.get("year")
    month = parts.get("month") or parts.get("i_month")
    day = parts.get("day") or parts.get("i_day")
    if not (year and month and day):
        return None
    try:
        return zones.adjust(_on_clock(_rolled(int(year), int(month), int(day)), zones.machine))
    except (ValueError, OverflowError):
        return None


def _instant(value: Value, machine: tzinfo) -> datetime | None:
    """The instant of `new Date(value)`; of a YAML date, its UTC clock read as the machine's."""
    match value:
        case datetime():
            # As in hexo-front-matter 4.2: shifted by the offset at that very instant.
            return value - _offset(value, machine)
        case bool() | int() | float():
            return _EPOCH + timedelta(milliseconds=int(value))
        case dict():
            return None
        case _:
            return _written(text_of(value), machine)


def _written(text: str, machine: tzinfo) -> datetime | None:
    try:
        clock, offset = read_js_date(text)
    except JsDateError:
        return None
    if offset is None:
        return _on_clock(clock, machine)
    return clock.replace(tzinfo=UTC) - offset


def _on_clock(clock: datetime, zone: tzinfo) -> datetime:
    """The instant at which `zone` shows `clock`, of two the earlier."""
    return clock.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _rolled(year: int, month: int, day: int) -> datetime:
    """A day as JavaScript's `new Date(year, month - 1, day)`: too many months are years."""
    year += 1900 if year < 100 else 0  # noqa: PLR2004  # two digits mean 19xx
    first = datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)  # noqa: DTZ001  # a clock
    return first + timedelta(days=day - 1)


def _offset(instant: datetime, zone: tzinfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta(0)
