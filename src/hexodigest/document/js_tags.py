"""A value carries a YAML tag: `!!set`, `!!binary`, `!!int "12"` and the rest of js-yaml's types."""

import re
from base64 import b64decode
from collections.abc import Callable

from hexodigest.document import js_values
from hexodigest.document.js_values import Value, WrongTypeError
from hexodigest.patterns import later

PREFIX = "tag:yaml.org,2002:"
MERGE = PREFIX + "merge"
_BASE64 = later(r"[A-Za-z0-9+/=\r\n]*")
_BITS = 6


class UnknownTagError(ValueError):
    """A tag that js-yaml does not know, or not for this kind of node."""


def tagged_scalar(tag: str, text: str | None) -> Value:
    """The value of a scalar with a tag; `text` is None when nothing is written after the tag.

    Raises UnknownTagError and WrongTypeError.
    """
    if tag == "!":
        return text
    if text is None:
        try:
            return _NOTHING[tag]()
        except KeyError:
            raise (WrongTypeError if tag in _SCALARS else UnknownTagError) from None
    if tag not in _SCALARS:
        raise UnknownTagError
    return _SCALARS[tag](text)


def tagged_list(tag: str, items: list[Value]) -> list[Value]:
    """The value of a sequence with a tag. Raises UnknownTagError and WrongTypeError."""
    if tag in {"!", PREFIX + "seq"}:
        return items
    if tag == PREFIX + "pairs":
        return [[key, value] for key, value in _pairs(items)]
    if tag != PREFIX + "omap":
        raise UnknownTagError
    keys = [key for key, _ in _pairs(items)]
    if len(set(keys)) != len(keys):
        raise WrongTypeError
    return items


def tagged_mapping(tag: str, mapping: dict[str, Value]) -> dict[str, Value]:
    """The value of a mapping with a tag. Raises UnknownTagError and WrongTypeError."""
    if tag == PREFIX + "set" and any(value is not None for value in mapping.values()):
        raise WrongTypeError
    if tag not in {"!", PREFIX + "map", PREFIX + "set"}:
        raise UnknownTagError
    return mapping


def _pairs(items: list[Value]) -> list[tuple[str, Value]]:
    """The single keys of a list of one-key mappings, with their values. Raises WrongTypeError."""
    found: list[tuple[str, Value]] = []
    for item in items:
        if not isinstance(item, dict) or len(item) != 1:
            raise WrongTypeError
        found += item.items()
    return found


def _binary(text: str) -> Value:
    """Bytes as a list of whole numbers, for a Uint8Array is one to whoever reads it."""
    if not _BASE64.fullmatch(text):
        raise WrongTypeError
    digits = re.sub(r"[\r\n]", "", text)
    if len(digits) * _BITS % 8:
        raise WrongTypeError
    data = digits.replace("=", "")
    if not data:
        return [0, 0, 0]  # as in js-yaml 4.3: three noughts for nothing
    return list(b64decode(data + "A" * (-len(data) % 4))[: len(data) * _BITS // 8])


def _merge(text: str) -> Value:
    if text != "<<":
        raise WrongTypeError
    return text


def _nothing() -> Value:
    return None


_SCALARS: dict[str, Callable[[str], Value]] = {
    PREFIX + "str": str,
    PREFIX + "null": js_values.null,
    PREFIX + "bool": js_values.boolean,
    PREFIX + "int": js_values.integer,
    PREFIX + "float": js_values.floating,
    PREFIX + "timestamp": js_values.timestamp,
    PREFIX + "binary": _binary,
    MERGE: _merge,
}
_NOTHING: dict[str, Callable[[], Value]] = {
    PREFIX + "str": str,
    PREFIX + "null": _nothing,
    MERGE: _nothing,
    PREFIX + "seq": list,
    PREFIX + "omap": list,
    PREFIX + "pairs": list,
    PREFIX + "map": dict,
    PREFIX + "set": dict,
}
