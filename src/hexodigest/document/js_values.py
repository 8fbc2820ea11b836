"""A value becomes what it is in JavaScript: numbers, dates, strings, the order of keys.

Hexo 8 reads front matter with js-yaml 4.3, so a post's data are JavaScript values. Here they are
Python ones: a whole number below 1e21 is an `int` (JavaScript knows no `1.0`), any other number
a `float`, a Date an aware `datetime` in UTC.
"""

import math
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from hexodigest.patterns import later

Value: TypeAlias = bool | int | float | str | datetime | list["Value"] | dict[str, "Value"] | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_BASES = {"b": 2, "o": 8, "x": 16}
_BASED = later(r"[-+]?0(?:b[01]+|o[0-7]+|x[0-9a-fA-F]+)")
_DECIMAL = later(r"[-+]?[0-9]+")
_FLOAT = later(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_INFINITY = later(r"[-+]?\.(?:inf|Inf|INF)")
_NAN = later(r"\.(?:nan|NaN|NAN)")
_DATE = later(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIMESTAMP = later(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"(?:[ \t]*(?:Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?"
)
_MIDNIGHT = ("0", "0", "0", None, None)
_WHOLE_LIMIT = 10**21  # from here on JavaScript prints an exponent
_TINY_LIMIT = Decimal("1e-6")  # below this as well
_INDEX_LIMIT = 2**32 - 1  # array indices end before it
_INDEX_DIGITS = 10
_EXACT_DIGITS = 15  # whole numbers up to here are doubles


class WrongTypeError(ValueError):
    """The text of a scalar is none of the type that its tag names."""


def number(value: float) -> int | float:
    """A JavaScript number: whole ones below 1e21 as `int`, minus nought as nought."""
    if value.is_integer() and abs(value) < _WHOLE_LIMIT:
        return int(value)
    return value


def plain_scalar(text: str) -> Value:
    """What js-yaml 4.3's default schema makes of an unquoted scalar."""
    if text[:1] not in _NUMBER_STARTS:
        return _WORDS.get(text, text)
    if text.isdecimal() and text.isascii() and len(text) <= _EXACT_DIGITS:
        return int(text)
    for read in _DATE_READERS if text[4:5] == "-" else _NUMBER_READERS:
        try:
            return read(text)
        except WrongTypeError:
            continue
    return text


def null(text: str) -> None:
    """The value of `!!null`. Raises WrongTypeError."""
    if not text or _WORDS.get(text, text) is not None:
        raise WrongTypeError


def boolean(text: str) -> bool:
    """The value of `!!bool`. Raises WrongTypeError."""
    value = _WORDS.get(text)
    if value is None:
        raise WrongTypeError
    return value


def integer(text: str) -> int | float:
    """The value of `!!int`: decimal (`010` is ten), `0b`, `0o`, `0x`. Raises WrongTypeError."""
    if _DECIMAL.fullmatch(text):
        value = float(text)
    elif _BASED.fullmatch(text):
        digits = text.lstrip("+-")
        value = _finite(int(digits[2:], _BASES[digits[1]]))
        value = -value if text.startswith("-") else value
    else:
        raise WrongTypeError
    if math.isinf(value):
        raise WrongTypeError
    return number(value)


def _finite(value: int) -> float:
    """The nearest double. Raises WrongTypeError beyond the greatest one."""
    try:
        return float(value)
    except OverflowError:
        raise WrongTypeError from None


def floating(text: str) -> int | float:
    """The value of `!!float`. Raises WrongTypeError."""
    if _FLOAT.fullmatch(text):
        value = float(text)
        if math.isinf(value):
            raise WrongTypeError
        return number(value)
    if _INFINITY.fullmatch(text):
        return -math.inf if text.startswith("-") else math.inf
    if _NAN.fullmatch(text):
        return math.nan
    raise WrongTypeError


def timestamp(text: str) -> datetime | str:
    """The value of `!!timestamp`: months and days roll over as in a JavaScript Date.

    A day after the year 9999, which Python cannot say, stays text. Raises WrongTypeError.
    """
    match = _DATE.fullmatch(text) or _TIMESTAMP.fullmatch(text)
    if match is None:
        raise WrongTypeError
    year, month, day, *clock = match.groups()
    hour, minute, second, fraction, sign, *offset = clock or _MIDNIGHT
    parts = [int(part) for part in (year, month, day, hour, minute, second)]
    milliseconds = int(fraction[:3].ljust(3, "0")) if fraction else 0
    try:
        moment = _moment(parts) + timedelta(milliseconds=milliseconds)
        if sign is None:
            return moment
        zone = timedelta(hours=int(offset[0]), minutes=int(offset[1] or 0))
        return moment + zone if sign == "-" else moment - zone
    except (ValueError, OverflowError):
        return text


def _moment(parts: list[int]) -> datetime:
    """The time in UTC of a year, month, day, hour, minute and second.

    What is beyond its month or minute goes over into the next one. Raises ValueError and
    OverflowError beyond the year 9999.
    """
    year, month, day, hour, minute, second = parts
    year += 1900 if year < 100 else 0  # noqa: PLR2004  # as in Date.UTC: two digits mean 19xx
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        first = datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC)
        return first + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)


_NUMBER_READERS = (integer, floating)
_DATE_READERS = (timestamp, *_NUMBER_READERS)


def is_true(value: Value) -> bool:
    """Whether JavaScript takes the value for true: `"false"` and `[]` are, `0` and NaN are not."""
    if isinstance(value, float):
        return bool(value) and not math.isnan(value)
    return isinstance(value, list | dict) or bool(value)


def text_of(value: Value) -> str:  # noqa: PLR0911  # one for each type
    """`String(value)` as JavaScript has it in a process whose zone is UTC."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number_text(value)
        case str():
            return value
        case datetime():
            return (
                value.strftime("%a %b %d ")
                + f"{value.year:04d}"
                + value.strftime(" %H:%M:%S GMT+0000 (Coordinated Universal Time)")
            )
        case list():
            return ",".join("" if item is None else text_of(item) for item in value)
    return "[object Object]"


def _number_text(value: float) -> str:
    """A number as JavaScript prints it: shortest digits, an exponent from 1e21 and below 1e-6."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    shortest = repr(float(value)).removesuffix(".0")
    exact = Decimal(shortest)
    if not exact or _TINY_LIMIT <= abs(exact) < _WHOLE_LIMIT:
        return format(exact, "f")
    digits, _, exponent = shortest.partition("e")
    return f"{digits}e{int(exponent):+d}"


def key_text(value: Value) -> str:
    """A mapping's key as js-yaml makes it: always a string. Raises ValueError for a nested list."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and any(isinstance(item, list) for item in value):
        raise ValueError("a list within a list cannot be a key")
    return text_of(value)


def keys_of(value: Value) -> dict[str, Value] | None:
    """`Object.keys` of an object with their values, in order; None for what is no object."""
    match value:
        case dict():
            return dict(in_key_order(value))
        case list():
            return {str(index): item for index, item in enumerate(value)}
        case datetime():
            return {}
        case _:
            return None


def in_key_order(mapping: dict[str, Value]) -> dict[str, Value]:
    """The same mapping, its keys put in the order of JavaScript: whole numbers first, ascending."""
    indices = [key for key in mapping if key.isdecimal() and _is_index(key)]
    if indices:
        rest = [(key, mapping[key]) for key in mapping if not _is_index(key)]
        first = [(key, mapping[key]) for key in sorted(indices, key=int)]
        mapping.clear()
        mapping.update(first)
        mapping.update(rest)
    return mapping


def _is_index(key: str) -> bool:
    """Whether JavaScript takes the key for an array index."""
    if not key.isascii() or not key.isdecimal() or len(key) > _INDEX_DIGITS:
        return False
    return int(key) < _INDEX_LIMIT and (key == "0" or key[0] != "0")
