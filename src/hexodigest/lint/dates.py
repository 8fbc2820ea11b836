"""The dates of a header as they are written, beside what Hexo makes of them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.document.front_matter import Value
from hexodigest.lint.headers import given, header_text, placeholder, written
from hexodigest.patterns import later
from hexodigest.site.dates import Zones, read_date

KEYS = ("date", "updated")
_UTC = Zones(UTC)
_PARTS = later(
    r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?"
)
_OFFSET = later(r":\d\d(?:\.\d*)?[ \t]*(?P<offset>Z|[-+]\d{1,2}(?::\d\d)?)")


class WrittenDate(NamedTuple):
    """A date that Hexo can read."""

    key: str
    text: str  # as written, without quotes
    clock: datetime  # what Hexo shows; without a zone
    is_yaml: bool  # a date to YAML already; else text that JavaScript reads


def odd_dates(document: Document) -> Iterator[WrittenDate]:
    """The dates that Hexo can read and may show otherwise than they are written."""
    header = header_text(document)
    for key, value in given(document, *KEYS):
        if isinstance(value, datetime) and not _stands_in(header, value):
            text = written(document, key).strip("\"'")
            yield WrittenDate(key, text, value.replace(tzinfo=None), is_yaml=True)
        elif isinstance(value, str) and (clock := clock_of(value)):
            yield WrittenDate(key, value, clock, is_yaml=False)


def clock_of(value: Value) -> datetime | None:
    """The clock that a date shows on a machine in UTC; None for no date."""
    found = read_date(value, _UTC)
    return found.replace(tzinfo=None) if found else None


def is_date(document: Document, key: str) -> bool:
    """Whether the value is a date to Hexo, and not by accident as a number is."""
    value = document.front_matter.data[key]
    if isinstance(value, str):
        return clock_of(value) is not None or placeholder(document, key) is not None
    return isinstance(value, datetime) or placeholder(document, key) is not None


def impossible(text: str) -> str | None:
    """What no calendar or clock has in a date that is written year first; None when all is well."""
    match = _PARTS.match(text)
    if match is None:
        return None
    year, _, month, day, *clock = match.groups()
    if not 1 <= int(month) <= 12:  # noqa: PLR2004  # the months of a year
        return f"there is no month {int(month)}"
    if not 1 <= int(day) <= monthrange(max(int(year), 1), int(month))[1]:
        return f"there is no day {int(day)} in month {int(month)}"
    hour, minute, second = (int(part or 0) for part in clock)
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004  # what a clock shows
        return f"no clock shows {hour:02}:{minute:02}:{second:02}"
    return None


def offset_of(text: str) -> str | None:
    """The distance from UTC that a YAML date is written with: `Z`, `+08:00`, `-5`."""
    match = _OFFSET.search(text)
    return match["offset"] if match else None


def _stands_in(header: str, value: datetime) -> bool:
    """Whether the header has the very clock that Hexo shows, and no `Z` to look at."""
    day, time = f"{value:%Y-%m-%d}", f"{value:%H:%M:%S}"
    if f"{day} {time}\n" in header + "\n" or f"{day}T{time}\n" in header + "\n":
        return True
    return time == "00:00:00" and f"{day}\n" in header + "\n"
