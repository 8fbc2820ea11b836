"""The days on which arXiv announces papers, Monday to Friday, and the weeks that they make."""

from datetime import date, timedelta

_MONDAY, _FRIDAY, _DAYS = 0, 4, 7


def week_name(day: date) -> str:
    """The week that holds a day, from its Monday to its Friday: `2024-01-15-01-19`."""
    monday = day - timedelta(days=day.weekday())
    friday = monday + timedelta(days=_FRIDAY)
    return f"{monday.isoformat()}-{friday:%m-%d}"


def announced_days(after: date, until: date) -> int:
    """How many announced days lie after one day, up to and with another; 0 or more."""
    whole_weeks, rest = divmod(max((until - after).days, 0), _DAYS)
    odd = sum((after.weekday() + n) % _DAYS <= _FRIDAY for n in range(1, rest + 1))
    return whole_weeks * (_FRIDAY - _MONDAY + 1) + odd


def pick_limit(picks_per_day: int, carry_over_days: int, day: date, previous: date | None) -> int:
    """How many picks a digest of `day` may have.

    Each announced day since the previous digest gives its share, the digest's own always, and of
    the others at most `carry_over_days`. Without a previous digest all of these are granted.
    """
    most = 1 + carry_over_days
    shares = most if previous is None else min(max(announced_days(previous, day), 1), most)
    return picks_per_day * shares
