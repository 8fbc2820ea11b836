"""Write TOML and the YAML that JSON is a part of: configurations and front matter."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

Scalar = None | bool | int | float | str | datetime
Data = Scalar | Sequence["Data"] | Mapping[str, "Data"]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_LARGEST = 2**63 - 1


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
            return "true" if value else "false"
        case int():
            return str(value) if abs(value) <= _LARGEST else quoted(str(value))
        case float():
            return _toml_float(value)
        case str():
            return quoted(value)
        case datetime():
            return value.isoformat()
        case None:
            return '""'
        case Mapping():
            inner = (f"{_toml_key(k)} = {_toml_value(v)}" for k, v in value.items())
            return "{ " + ", ".join(inner) + " }" if value else "{}"
        case _:
            return "[" + ", ".join(_toml_value(item) for item in value) + "]"


def _toml_float(value: float) -> str:
    if math.isfinite(value):
        text = repr(value)
        return text if "." in text or "e" in text else f"{text}.0"
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def _yaml_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", key) else quoted(key)


def _json(value: Data) -> str:
    match value:
        case bool() | None:
            return json.dumps(value)
        case int():
            return str(value)
        case float():
            if math.isfinite(value):
                return json.dumps(value)
            return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
        case str():
            return quoted(value)
        case datetime():
            return value.isoformat()
        case Mapping():
            return "{" + ", ".join(f"{quoted(k)}: {_json(v)}" for k, v in value.items()) + "}"
        case _:
            return "[" + ", ".join(_json(item) for item in value) + "]"


def quoted(text: str) -> str:
    """A double-quoted string that TOML, YAML and JSON read alike."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half of a pair: no text may hold it
    return _SHORT.get(character, f"\\u{ord(character):04x}")
