"""Dates of front matter, by the clock that Hexo shows when its machine is in the blog's zone."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_tz

# What authors write and YAML leaves as text: `2024-1-17 9:05`, `2024/01/17`, `2024-01-17T14:03Z`.
_CLOCK = re.compile(
    r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:[ T,]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?"
    r"(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})+)?\s*",
    re.ASCII,
)
_DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(.*)", re.ASCII)


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
        return _read_text(value) if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):  # no such day, or beyond the year 9999
        return None


def _read_text(text: str) -> datetime | None:
    match = _CLOCK.fullmatch(text)
    if match:
        year, _, *rest = match.groups(default="0")
        return datetime(int(year), *map(int, rest), tzinfo=UTC)  # type: ignore[arg-type, misc]  # month to second
    american = _DAY_FIRST.fullmatch(text.strip())
    parts = parsedate_tz(f"{american[2]} {american[1]} {american[3]}" if american else text)
    return datetime(*parts[:6], tzinfo=UTC) if parts else None
