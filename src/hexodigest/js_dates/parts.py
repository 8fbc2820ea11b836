"""What JavaScript has read of a date so far, and the date that follows from it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from hexodigest.js_dates.tokens import Tokens

_PARTS: Final = 3  # of a date
LIMITS: Final = (24, 60, 60, 1000)  # hours, minutes, seconds, milliseconds
_NOON: Final = 12
LAST_DAY: Final = 31
_INT32: Final = 2**31 - 1
_CENTURY: Final = 100
_PIVOT: Final = 50  # two-digit years from here on are 19xx


class JsDateError(ValueError):
    """JavaScript reads no date in the text."""


def need(condition: bool) -> None:  # noqa: FBT001  # reads as a sentence
    """Go on only when it holds. Raises JsDateError."""
    if not condition:
        raise JsDateError


@dataclass(slots=True)
class Parts:
    """What has been read so far."""

    tokens: Tokens
    days: list[int] = field(default_factory=list)
    month: int | None = None  # given by its name
    is_iso: bool = False
    times: list[int] = field(default_factory=list)
    half: int | None = None  # 0 in the morning, 12 in the afternoon
    sign: int | None = None  # of the zone
    hour: int | None = None
    minute: int | None = None

    def add_day(self, number: int) -> None:
        """A number of the day. Raises JsDateError when there are three already."""
        if len(self.days) == _PARTS:
            raise JsDateError
        self.days.append(number)

    def add_time(self, number: int) -> None:
        """A number of the time. Raises JsDateError when there are four already."""
        if len(self.times) == len(LIMITS):
            raise JsDateError
        self.times.append(number)

    def end_time(self, number: int) -> None:
        """The last part of a time, if there is room for one: what follows it is nought."""
        self.times = [*self.times, number, 0, 0, 0][: len(LIMITS)]

    def expects_time(self, number: int) -> bool:
        """Whether a time has begun and `number` can go on with it."""
        begun = len(self.times)
        return 0 < begun < len(LIMITS) and number < LIMITS[begun]

    def set_zone(self, hours: int, minutes: int | None = 0, sign: int | None = None) -> None:
        """The zone, east of UTC unless `sign` or the hours are below nought."""
        self.sign = (-1 if hours < 0 else 1) if sign is None else sign
        self.hour, self.minute = abs(hours), minutes

    def date(self) -> datetime:
        """The day. Raises ValueError when there is none such."""
        if not self.days:
            raise JsDateError
        first, second, third = [*self.days, 1, 1, 1][:_PARTS]
        if self.month is not None:
            month = self.month
            year, day = (first, second) if not 1 <= first <= LAST_DAY else (second, first)
        elif self.is_iso or not 1 <= first <= LAST_DAY:
            year, month, day = first, second, third
        else:
            month, day, year = first, second, third
        if not self.is_iso and 0 <= year < _CENTURY:
            year += 2000 if year < _PIVOT else 1900
        if not 1 <= day <= LAST_DAY:
            raise JsDateError
        return datetime(year, month, 1) + timedelta(days=day - 1)  # noqa: DTZ001  # a clock

    def time_of_day(self) -> timedelta:
        """The time since midnight. Raises JsDateError when there is none such."""
        hour, minute, second, millisecond = [*self.times, 0, 0, 0, 0][: len(LIMITS)]
        if self.half is not None:
            if hour > _NOON:
                raise JsDateError
            hour = hour % _NOON + self.half
        values = (hour, minute, second, millisecond)
        if any(value >= limit for value, limit in zip(values, LIMITS, strict=True)) and (
            values != (LIMITS[0], 0, 0, 0)
        ):
            raise JsDateError
        return timedelta(hours=hour, minutes=minute, seconds=second, milliseconds=millisecond)

    def offset(self) -> timedelta | None:
        """How far east of UTC the zone is, None when none was given."""
        if self.sign is None:
            return None
        seconds = (self.hour or 0) * 3600 + (self.minute or 0) * 60
        need(seconds <= _INT32)
        return self.sign * timedelta(seconds=seconds)
