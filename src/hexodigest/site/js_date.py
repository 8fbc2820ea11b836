"""Text that means a date to JavaScript: `new Date(text)` as V8 reads it.

Hexo hands every `date` that YAML leaves as text to JavaScript, whose engine first tries ISO 8601
and then takes almost anything that has a month, a day and a year in it. An ISO date without a
time is UTC; everything else without a zone is the clock of the machine.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from hexodigest.site.js_date_tokens import END, Kind, Token, Tokens, tokenize

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_HALVES: Final = {"am": 0, "pm": 12}
_ZONES: Final = {  # hours east of Greenwich
    **dict.fromkeys(("ut", "utc", "gmt", "z"), 0),
    **{f"{zone}st": hours for zone, hours in zip("ecmp", (-5, -6, -7, -8), strict=True)},
    **{f"{zone}dt": hours for zone, hours in zip("ecmp", (-4, -5, -6, -7), strict=True)},
}
_PARTS: Final = 3  # of a date
_LIMITS: Final = (24, 60, 60, 1000)  # hours, minutes, seconds, milliseconds
_NOON: Final = 12
_LAST_DAY: Final = 31
_INT32: Final = 2**31 - 1
_CENTURY: Final = 100
_PIVOT: Final = 50  # two-digit years from here on are 19xx


class JsDate(NamedTuple):
    """What was written: a clock, and its distance from UTC when a zone was given."""

    clock: datetime  # without a zone
    offset: timedelta | None  # None: the clock of the machine


class JsDateError(ValueError):
    """JavaScript reads no date in the text."""


def read_js_date(text: str) -> JsDate:
    """The date that `new Date(text)` is. Raises JsDateError.

    So does a year that Python has no date for (before 1 or after 9999).
    """
    parts = _Parts(tokenize(text))
    _read_rest(parts, _read_iso(parts))
    try:
        return JsDate(parts.date() + parts.time_of_day(), parts.offset())
    except (ValueError, OverflowError) as error:
        raise JsDateError from error


@dataclass(slots=True)
class _Parts:
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
        if len(self.days) == _PARTS:
            raise JsDateError
        self.days.append(number)

    def add_time(self, number: int) -> None:
        if len(self.times) == len(_LIMITS):
            raise JsDateError
        self.times.append(number)

    def end_time(self, number: int) -> None:
        """The last part of a time, if there is room for one: what follows it is nought."""
        self.times = [*self.times, number, 0, 0, 0][: len(_LIMITS)]

    def expects_time(self, number: int) -> bool:
        """Whether a time has begun and `number` can go on with it."""
        begun = len(self.times)
        return 0 < begun < len(_LIMITS) and number < _LIMITS[begun]

    def set_zone(self, hours: int, minutes: int | None = 0, sign: int | None = None) -> None:
        self.sign = (-1 if hours < 0 else 1) if sign is None else sign
        self.hour, self.minute = abs(hours), minutes

    def date(self) -> datetime:
        """The day. Raises ValueError when there is none such."""
        if not self.days:
            raise JsDateError
        first, second, third = [*self.days, 1, 1, 1][:_PARTS]
        if self.month is not None:
            month = self.month
            year, day = (first, second) if not 1 <= first <= _LAST_DAY else (second, first)
        elif self.is_iso or not 1 <= first <= _LAST_DAY:
            year, month, day = first, second, third
        else:
            month, day, year = first, second, third
        if not self.is_iso and 0 <= year < _CENTURY:
            year += 2000 if year < _PIVOT else 1900
        if not 1 <= day <= _LAST_DAY:
            raise JsDateError
        return datetime(year, month, 1) + timedelta(days=day - 1)  # noqa: DTZ001  # a clock

    def time_of_day(self) -> timedelta:
        """The time since midnight. Raises JsDateError when there is none such."""
        hour, minute, second, millisecond = [*self.times, 0, 0, 0, 0][: len(_LIMITS)]
        if self.half is not None:
            if hour > _NOON:
                raise JsDateError
            hour = hour % _NOON + self.half
        values = (hour, minute, second, millisecond)
        if any(value >= limit for value, limit in zip(values, _LIMITS, strict=True)) and (
            values != (_LIMITS[0], 0, 0, 0)
        ):
            raise JsDateError
        return timedelta(hours=hour, minutes=minute, seconds=second, milliseconds=millisecond)

    def offset(self) -> timedelta | None:
        """How far east of UTC the zone is, None when none was given."""
        if self.sign is None:
            return None
        seconds = (self.hour or 0) * 3600 + (self.minute or 0) * 60
        _need(seconds <= _INT32)
        return self.sign * timedelta(seconds=seconds)


def _read_iso(parts: _Parts) -> Token:
    """Read ISO 8601 as far as it goes; the token that the free form starts with."""
    tokens = parts.tokens
    if tokens.peek().kind is Kind.SIGN:
        sign = tokens.next()
        if not tokens.peek().is_digits(6):
            return sign
        year = tokens.next().number
        if sign.text == "-" and not year:
            return sign
        parts.add_day(int(sign.text + "1") * year)
    elif tokens.peek().is_digits(4):
        parts.add_day(tokens.next().number)
    else:
        return tokens.next()
    for limit in (12, _LAST_DAY):
        if not tokens.skip("-"):
            break
        if not tokens.peek().is_digits(2) or not 1 <= tokens.peek().number <= limit:
            return tokens.next()
        parts.add_day(tokens.next().number)
    if tokens.peek().is_word("t"):
        tokens.next()
        _read_iso_time(parts)
    elif tokens.peek() is not END:
        return tokens.next()
    if parts.sign is None and not parts.times:
        parts.set_zone(0)
    parts.is_iso = True
    return END


def _read_iso_time(parts: _Parts) -> None:
    """`HH:mm[:ss[.s…]]` and a zone. Raises JsDateError, for no other form has a `T`."""
    tokens = parts.tokens
    parts.add_time(_two_digits(tokens, 24))
    _need(tokens.skip(":"))
    is_midnight = parts.times == [24]
    parts.add_time(_two_digits(tokens, 0 if is_midnight else 59))
    if tokens.skip(":"):
        parts.add_time(_two_digits(tokens, 0 if is_midnight else 59))
        if tokens.skip("."):
            fraction = tokens.next()
            _need(fraction.kind is Kind.NUMBER and not (is_midnight and fraction.number))
            parts.add_time(fraction.milliseconds)
    _read_iso_zone(parts)
    _need(tokens.peek() is END)


def _read_iso_zone(parts: _Parts) -> None:
    """`Z`, `+hh:mm`, `+hhmm` or nothing. Raises JsDateError."""
    tokens = parts.tokens
    if tokens.peek().is_word("z"):
        tokens.next()
        parts.set_zone(0)
    elif tokens.peek().kind is Kind.SIGN:
        sign = int(tokens.next().text + "1")
        if tokens.peek().is_digits(4):
            hours, minutes = divmod(tokens.next().number, 100)
            _need(hours < _LIMITS[0] and minutes < _LIMITS[1])
        else:
            hours = _two_digits(tokens, 23)
            _need(tokens.skip(":"))
            minutes = _two_digits(tokens, 59)
        parts.set_zone(hours, minutes, sign)


def _two_digits(tokens: Tokens, limit: int) -> int:
    """A number of two digits, at most `limit`. Raises JsDateError."""
    _need(tokens.peek().is_digits(2) and tokens.peek().number <= limit)
    return tokens.next().number


def _need(condition: bool) -> None:  # noqa: FBT001  # reads as a sentence
    if not condition:
        raise JsDateError


def _read_rest(parts: _Parts, token: Token) -> None:
    """Read the free form, from `token` on. Raises JsDateError."""
    has_number = bool(parts.days)
    if token is END:
        token = parts.tokens.next()
    while token is not END:
        if token.kind is Kind.NUMBER:
            has_number = True
            _read_number(parts, token)
        elif token.kind is Kind.WORD:
            _read_word(parts, token, has_number=has_number)
        elif token.kind is Kind.SIGN and (parts.times or (parts.hour, parts.minute) == (0, 0)):
            has_number = True
            _read_offset(parts, token)
        elif has_number and (token.kind is Kind.SIGN or token.text == ")"):
            raise JsDateError
        token = parts.tokens.next()


def _read_number(parts: _Parts, token: Token) -> None:
    """A number: of a time when a colon follows or a time goes on, else of a day."""
    tokens, number = parts.tokens, token.number
    if tokens.skip(":"):
        if tokens.skip(":"):
            _need(not parts.times)
            parts.times += [number, 0]
        else:
            parts.add_time(number)
            tokens.skip(".")
    elif tokens.skip(".") and parts.expects_time(number):
        parts.add_time(number)
        _need(tokens.peek().kind is Kind.NUMBER)
        parts.end_time(tokens.next().milliseconds)
    elif parts.hour is not None and parts.minute is None and number < _LIMITS[1]:
        parts.minute = number
    elif parts.expects_time(number):
        parts.end_time(number)
        peek = tokens.peek()
        _need(peek is END or peek.kind in (Kind.SPACE, Kind.SIGN) or peek.is_word("z"))
    else:
        parts.add_day(number)
        tokens.skip("-")


def _read_word(parts: _Parts, token: Token, *, has_number: bool) -> None:
    """A month, AM or PM, a zone; any other word only before the first number."""
    word = token.text.lower()
    if word in _HALVES and parts.times:
        parts.half = _HALVES[word]
    elif word[:3] in _MONTHS:
        parts.month = _MONTHS.index(word[:3]) + 1
        parts.tokens.skip("-")
    elif word in _ZONES and has_number:
        parts.set_zone(_ZONES[word])
    else:
        _need(not has_number and parts.tokens.peek().kind is not Kind.NUMBER)


def _read_offset(parts: _Parts, token: Token) -> None:
    """The distance from UTC after a sign: `8`, `08`, `800`, `0800`, `08:00`, or nothing."""
    tokens, sign = parts.tokens, int(token.text + "1")
    digits = tokens.next() if tokens.peek().kind is Kind.NUMBER else None
    number = digits.number if digits else 0
    length = len(digits.text) if digits else 0
    if tokens.peek().text == ":":
        parts.set_zone(number, None, sign)
    elif length in (1, 2):
        parts.set_zone(number, 0, sign)
    elif length in (3, 4):
        parts.set_zone(*divmod(number, 100), sign)
    else:
        raise JsDateError
