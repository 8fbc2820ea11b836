"""Write TOML and the YAML that JSON is a part of: configurations and front matter."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

Scalar = None | bool | int | float | str | datetime
Data = Scalar | Sequence["Data"] | Mapping[str, "Data"]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_YAML_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_LIMIT = 2**63  # TOML has integers of 64 bits


def toml(data: Mapping[str, Data]) -> str:
    """A TOML document; null has no spelling in TOML and is left out."""
    return "".join(_table(data, ()))


def yaml_lines(data: Mapping[str, Data]) -> str:
    """A YAML mapping, a key a line, each value as JSON: any YAML reader takes it the same."""
    return "".join(f"{_yaml_key(key)}: {_json(value)}\n" for key, value in data.items())


def _table(data: Mapping[str, Data], path: tuple[str, ...]) -> list[str]:
    """Plain keys first, then a section for each mapping."""
    plain = {key: value for key, value in data.items() if not isinstance(value, Mapping)}
    lines = [
        f"{_toml_key(key)} = {_toml_value(value)}\n"
        for key, value in plain.items()
        if value is not None
    ]
    for key, value in data.items():
        if isinstance(value, Mapping):
            inner = (*path, key)
            header = ".".join(_toml_key(part) for part in inner)
            lines += [f"\n[{header}]\n", *_table(value, inner)]
    return lines


def _toml_key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else quoted(key)


def _toml_value(value: Data) -> str:
    match value:
        case bool():
            shown = "true" if value else "false"
        case int():
            shown = str(value) if -_LIMIT <= value < _LIMIT else quoted(str(value))
        case float():
            shown = _float(value, ("nan", "inf", "-inf"))
        case str():
            shown = quoted(value)
        case datetime():
            shown = moment(value)
        case None:
            shown = '""'
        case Mapping():
            inner = (
                f"{_toml_key(key)} = {_toml_value(item)}"
                for key, item in value.items()
                if item is not None
            )
            shown = "{" + ", ".join(inner) + "}"
        case _:
            shown = "[" + ", ".join(_toml_value(item) for item in value) + "]"
    return shown


def _float(value: float, words: tuple[str, str, str]) -> str:
    """A number with a point or an exponent, or the words for what is none."""
    if math.isfinite(value):
        # YAML 1.1 wants a point before an exponent, TOML a figure after the point.
        mantissa, exponent, power = repr(value).partition("e")
        return f"{mantissa if '.' in mantissa else mantissa + '.0'}{exponent}{power}"
    nan, positive, negative = words
    return nan if math.isnan(value) else positive if value > 0 else negative


def _yaml_key(key: str) -> str:
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", key) and key.lower() not in _YAML_WORDS
    return key if plain else quoted(key)


def _json(value: Data) -> str:
    match value:
        case None:
            shown = "null"
        case bool():
            shown = "true" if value else "false"
        case int():
            shown = str(value)
        case float():
            shown = _float(value, (".nan", ".inf", "-.inf"))
        case str():
            shown = quoted(value)
        case datetime():
            shown = moment(value)
        case Mapping():
            inner = (f"{quoted(key)}: {_json(item)}" for key, item in value.items())
            shown = "{" + ", ".join(inner) + "}"
        case _:
            shown = "[" + ", ".join(_json(item) for item in value) + "]"
    return shown


def moment(date: datetime) -> str:
    """RFC 3339; it knows no zones with seconds, which places had before standard time."""
    offset = date.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        date = date.astimezone(UTC)
    return date.isoformat()


def quoted(text: str) -> str:
    """A double-quoted string that TOML, YAML and JSON read alike."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half of a pair: no text may hold it
    return _SHORT.get(character, f"\\u{ord(character):04x}")
