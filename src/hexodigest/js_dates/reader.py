"""Text that means a date to JavaScript: `new Date(text)` as V8 reads it.

Hexo hands every `date` that YAML leaves as text to JavaScript, whose engine first tries ISO 8601
and then takes almost anything that has a month, a day and a year in it. An ISO date without a
time is UTC; everything else without a zone is the clock of the machine.
"""

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from hexodigest.js_dates.parts import LAST_DAY, LIMITS, JsDateError, Parts, need
from hexodigest.js_dates.tokens import END, Kind, Token, Tokens, tokenize

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS: Final = ["janfebmaraprmayjunjulaugsepoctnovdec"[at : at + 3] for at in range(0, 36, 3)]
_HALVES: Final = {"am": 0, "pm": 12}
_ZONES: Final = {  # hours east of Greenwich
    **dict.fromkeys(("ut", "utc", "gmt", "z"), 0),
    **{f"{zone}st": hours for zone, hours in zip("ecmp", (-5, -6, -7, -8), strict=True)},
    **{f"{zone}dt": hours for zone, hours in zip("ecmp", (-4, -5, -6, -7), strict=True)},
}


class JsDate(NamedTuple):
    """What was written: a clock, and its distance from UTC when a zone was given."""

    clock: datetime  # without a zone
    offset: timedelta | None  # None: the clock of the machine


def read_js_date(text: str) -> JsDate:
    """The date that `new Date(text)` is. Raises JsDateError.

    So does a year that Python has no date for (before 1 or after 9999).
    """
    parts = Parts(tokenize(text))
    _read_rest(parts, _read_iso(parts))
    try:
        return JsDate(parts.date() + parts.time_of_day(), parts.offset())
    except (ValueError, OverflowError) as error:
        raise JsDateError from error


def time_value(milliseconds: float) -> datetime | None:
    """The instant that `new Date(milliseconds)` is; None for none that Python has a date for."""
    try:
        return _EPOCH + timedelta(milliseconds=int(milliseconds))
    except (ValueError, OverflowError):
        return None


def _read_iso(parts: Parts) -> Token:
    """Read ISO 8601 as far as it goes; the token that the free form starts with."""
    tokens = parts.tokens
    stray = _read_iso_year(parts)
    if stray:
        return stray
    for limit in (12, LAST_DAY):
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


def _read_iso_year(parts: Parts) -> Token | None:
    """Four digits, or six with a sign; the token that is neither."""
    tokens = parts.tokens
    first = tokens.next()
    if first.kind is Kind.SIGN:
        if not tokens.peek().is_digits(6):
            return first
        year = tokens.next().number
        if first.text == "-" and not year:
            return first
        parts.add_day(int(first.text + "1") * year)
    elif first.is_digits(4):
        parts.add_day(first.number)
    else:
        return first
    return None


def _read_iso_time(parts: Parts) -> None:
    """`HH:mm[:ss[.s…]]` and a zone. Raises JsDateError, for no other form has a `T`."""
    tokens = parts.tokens
    parts.add_time(_two_digits(tokens, 24))
    need(tokens.skip(":"))
    is_midnight = parts.times == [24]
    parts.add_time(_two_digits(tokens, 0 if is_midnight else 59))
    if tokens.skip(":"):
        parts.add_time(_two_digits(tokens, 0 if is_midnight else 59))
        if tokens.skip("."):
            fraction = tokens.next()
            need(fraction.kind is Kind.NUMBER and not (is_midnight and fraction.number))
            parts.add_time(fraction.milliseconds)
    _read_iso_zone(parts)
    need(tokens.peek() is END)


def _read_iso_zone(parts: Parts) -> None:
    """`Z`, `+hh:mm`, `+hhmm` or nothing. Raises JsDateError."""
    tokens = parts.tokens
    if tokens.peek().is_word("z"):
        tokens.next()
        parts.set_zone(0)
    elif tokens.peek().kind is Kind.SIGN:
        sign = int(tokens.next().text + "1")
        if tokens.peek().is_digits(4):
            hours, minutes = divmod(tokens.next().number, 100)
            need(hours < LIMITS[0] and minutes < LIMITS[1])
        else:
            hours = _two_digits(tokens, 23)
            need(tokens.skip(":"))
            minutes = _two_digits(tokens, 59)
        parts.set_zone(hours, minutes, sign)


def _two_digits(tokens: Tokens, limit: int) -> int:
    """A number of two digits, at most `limit`. Raises JsDateError."""
    need(tokens.peek().is_digits(2) and tokens.peek().number <= limit)
    return tokens.next().number


def _read_rest(parts: Parts, token: Token) -> None:
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


def _read_number(parts: Parts, token: Token) -> None:
    """A number: of a time when a colon follows or a time goes on, else of a day."""
    tokens, number = parts.tokens, token.number
    if tokens.skip(":"):
        if tokens.skip(":"):
            need(not parts.times)
            parts.times += [number, 0]
        else:
            parts.add_time(number)
            tokens.skip(".")
    elif tokens.skip(".") and parts.expects_time(number):
        parts.add_time(number)
        need(tokens.peek().kind is Kind.NUMBER)
        parts.end_time(tokens.next().milliseconds)
    elif parts.hour is not None and parts.minute is None and number < LIMITS[1]:
        parts.minute = number
    elif parts.expects_time(number):
        parts.end_time(number)
        peek = tokens.peek()
        need(peek is END or peek.kind in (Kind.SPACE, Kind.SIGN) or peek.is_word("z"))
    else:
        parts.add_day(number)
        tokens.skip("-")


def _read_word(parts: Parts, token: Token, *, has_number: bool) -> None:
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
        need(not has_number and parts.tokens.peek().kind is not Kind.NUMBER)


def _read_offset(parts: Parts, token: Token) -> None:
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
