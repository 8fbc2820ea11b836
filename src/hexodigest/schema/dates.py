"""Dates of front matter, by the clock that Hexo shows when its machine is in the blog's zone."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_tz

_TIME = (
    r"(?:[ T,]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?(?: ?([AaPp])[Mm])?)?"
    r"(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})+)?"
)
# What authors write and YAML leaves as text: `2024-1-17 9:05`, `2024/01/17`, `1/17/2024 9:05 PM`.
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME, re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _TIME, re.ASCII)
_MONTH_FIRST = re.compile(
    r"(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})\b,?(.*)", re.ASCII
)
_NOON = 12


def read_date(value: object) -> datetime | None:
    """The date and time that a value of front matter says, as written; None when it says none.

    A number is milliseconds since 1970, as JavaScript takes it. An offset that stands in a text
    does not move the clock.
    """
    if isinstance(value, datetime):
        return value
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000, UTC)
        return _read_text(" ".join(value.split())) if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):  # no such day, or beyond the year 9999
        return None


def _read_text(text: str) -> datetime | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day, *time = match.groups()
        return _moment(year, month, day, time)
    if match := _YEAR_LAST.fullmatch(text):
        month, _, day, year, *time = match.groups()
        return _moment(year, month, day, time)
    if match := _MONTH_FIRST.fullmatch(text):
        text = f"{match[2]} {match[1]} {match[3]} {match[4]}"
    parts = parsedate_tz(text if ":" in text else f"{text} 00:00:00")
    return datetime(*parts[:6], tzinfo=UTC) if parts else None


def _moment(year: str, month: str, day: str, time: list[str | None]) -> datetime:
    hour, minute, second = (int(part or 0) for part in time[:3])
    half = time[3]
    if half:  # 12 AM is midnight
        hour = hour % _NOON + (_NOON if half in "Pp" else 0)
    return datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=UTC)
