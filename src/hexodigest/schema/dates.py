"""Dates of front matter, by the clock that Hexo shows when its machine is in the blog's zone."""

from datetime import UTC, datetime

from hexodigest.js_dates import JsDateError, read_js_date, time_value


def read_date(value: object) -> datetime | None:
    """The date and time that a value of front matter says, as written; None when it says none.

    A number is milliseconds since 1970, as JavaScript takes it, and a text is what JavaScript reads
    in it. An offset that stands in a text does not move the clock.
    """
    match value:
        case datetime():
            return value
        case int() | float() if not isinstance(value, bool):
            return time_value(value)
        case str():
            return _written(value)
        case _:
            return None


def _written(text: str) -> datetime | None:
    try:
        return read_js_date(text).clock.replace(tzinfo=UTC)
    except JsDateError:
        return None
