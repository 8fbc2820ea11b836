"""Front matter is JSON without its braces, between or before `;;;`."""

import json
from typing import NamedTuple, NoReturn

from hexodigest.document.js_values import Value, in_key_order, number
from hexodigest.document.places import Entry, Path
from hexodigest.patterns import later
from hexodigest.source import Span

_SPACE = later(r"[ \t\r\n]*")
_ATOM = later(r'[^\s,\[\]{}:"]+')
_MAX_DEPTH = 99  # as for YAML; `JSON.parse` itself has no limit
_TOO_DEEP = f"nested deeper than {_MAX_DEPTH} levels"
_DECODER = json.JSONDecoder()


class JsonError(ValueError):
    """A text that `JSON.parse` refuses, at an `offset` of it; `str()` says why."""

    def __init__(self, message: str, offset: int) -> None:
        """Say what is wrong and where."""
        super().__init__(message)
        self.offset = offset


class Json(NamedTuple):
    """What the text says, and the keys that it gives again, with their places in it."""

    value: dict[str, Value]
    duplicates: tuple[tuple[str, tuple[int, int]], ...]


def load_json(raw: str) -> Json:
    """The mapping whose inner text is `raw`. Raises JsonError where `JSON.parse` raises."""
    twice = False

    def mapping(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
        nonlocal twice
        made = dict(pairs)
        twice = twice or len(made) != len(pairs)
        return in_key_order(made)

    def refuse(constant: str) -> NoReturn:
        raise JsonError(f"`{constant}` is not JSON", max(raw.find(constant), 0))

    try:
        value = json.loads(
            "{" + raw + "}",
            object_pairs_hook=mapping,
            parse_int=_number,
            parse_float=_number,
            parse_constant=refuse,
        )
    except json.JSONDecodeError as error:
        offset = min(max(error.pos - 1, 0), max(len(raw) - 1, 0))
        raise JsonError(f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", offset) from None
    except RecursionError:
        raise JsonError(_TOO_DEEP, 0) from None
    if raw.count("[") + raw.count("{") >= _MAX_DEPTH and _is_deep(value):
        raise JsonError(_TOO_DEEP, 0)
    return Json(value, tuple(_Walk(raw, 0).duplicates) if twice else ())


def _is_deep(value: Value) -> bool:
    """Whether there are more levels of collections than a header may have."""
    level: list[Value] = [value]
    for _ in range(_MAX_DEPTH):
        below: list[Value] = []
        for item in level:
            below += item.values() if isinstance(item, dict) else ()
            below += item if isinstance(item, list) else ()
        level = below
    return any(isinstance(item, dict | list) for item in level)


def _number(text: str) -> int | float:
    return number(float(text))


def json_entries(raw: str, base: int) -> dict[Path, Entry]:
    """The place of every key and value of JSON that `load_json` has read."""
    return _Walk(raw, base).entries


class _Walk:
    """One pass over JSON known to be right, noting where things are."""

    def __init__(self, raw: str, base: int) -> None:
        """Walk at once."""
        self.entries: dict[Path, Entry] = {}
        self.duplicates: list[tuple[str, tuple[int, int]]] = []
        self._text = "{" + raw + "}"
        self._shift = base - 1
        self._value((), self._skip(0))

    def _skip(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return match.end() if match else offset

    def _string(self, offset: int) -> tuple[str, int]:
        """The string at `offset`, and where it ends."""
        text, end = _DECODER.raw_decode(self._text, offset)
        return str(text), end

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self._shift, end + self._shift)

    def _value(self, path: Path, offset: int) -> int:
        """Where the value at `offset` ends."""
        match self._text[offset]:
            case "{":
                return self._mapping(path, offset)
            case "[":
                return self._list(path, offset)
            case '"':
                return self._string(offset)[1]
        atom = _ATOM.match(self._text, offset)
        return atom.end() if atom else offset

    def _mapping(self, path: Path, offset: int) -> int:
        seen: set[str] = set()
        offset = self._skip(offset + 1)
        while self._text[offset] != "}":
            key, end = self._string(offset)
            if key in seen:
                self.duplicates.append((key, (offset - 1, end - 1)))
            seen.add(key)
            start = self._skip(self._skip(end) + 1)
            stop = self._value((*path, key), start)
            self.entries[*path, key] = Entry(self._span(offset, end), self._span(start, stop))
            offset = self._skip(stop)
            offset = self._skip(offset + 1) if self._text[offset] == "," else offset
        return offset + 1

    def _list(self, path: Path, offset: int) -> int:
        count = 0
        offset = self._skip(offset + 1)
        while self._text[offset] != "]":
            stop = self._value((*path, count), offset)
            self.entries[*path, count] = Entry(None, self._span(offset, stop))
            count += 1
            offset = self._skip(stop)
            offset = self._skip(offset + 1) if self._text[offset] == "," else offset
        return offset + 1
