"""Dates as Hexo's pages show them.

Hexo takes YAML's dates for a clock of the machine, reads other text as JavaScript does, and then
takes that clock for the one of the configured zone. Themes show dates in the configured zone,
addresses are made with the machine's clock; by default both are taken to be the same. That YAML's
`+08:00` is applied first and then forgotten is Hexo's own doing, up to 8.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hexodigest.document.js_values import Value, is_true, text_of
from hexodigest.js_dates import JsDateError, read_js_date, time_value


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
        """What was read as the machine's clock, taken for the configured zone's instead."""
        if self.config is None or self.config == self.machine:
            return instant
        # As in Hexo 8.1's `adjustDateForTimezone`: both offsets are those of the first instant.
        return instant + _offset(instant, self.machine) - _offset(instant, self.config)


@cache
def find_zone(name: str) -> tzinfo | None:
    """The zone of that name, in any case of letters; None when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        known = {zone.lower(): zone for zone in available_timezones()}
    return ZoneInfo(known[name.lower()]) if name.lower() in known else None


def zones_of(timezone: str, machine: str | None = None) -> Zones:
    """The zones of a blog; the machine's is taken to be the configured one, else UTC."""
    config = find_zone(timezone) if timezone else None
    return Zones((find_zone(machine) if machine else config) or UTC, config)


def read_date(value: Value, zones: Zones) -> datetime | None:
    """The instant that Hexo takes a `date` for, in the zone that pages show; None for no date."""
    if not is_true(value):
        return None
    try:
        instant = _instant(value, zones.machine)
        return None if instant is None else zones.adjust(instant).astimezone(zones.shown)
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
        clock = _rolled(int(year), int(month), int(day))
        return zones.adjust(_on_clock(clock, zones.machine)).astimezone(zones.shown)
    except (ValueError, OverflowError):
        return None


def _instant(value: Value, machine: tzinfo) -> datetime | None:
    """The instant of `new Date(value)`; of a YAML date, its UTC clock read as the machine's."""
    match value:
        case datetime():
            # As in hexo-front-matter 4.2: shifted by the offset at that very instant.
            return value - _offset(value, machine)
        case bool() | int() | float():
            return time_value(value)
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
