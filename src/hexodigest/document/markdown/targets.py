"""What stands behind `[text]`: an address with a title, or a label."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from hexodigest.document.markdown.characters import SPACE, unescape
from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE, JS_TRIMMED

LABEL: Final = later(r"(?:\[(?:\\.|[^\[\]\\])*+\]|\\.|`[^`]*+`|[^\[\]\\`])*+")
PLAIN_LABEL: Final = later(r"(?!\s*\])(?:\\.|[^\[\]\\])++(?=\])")
# An address in which nothing can mean anything but itself: whatever follows, `)` ends it.
_PLAIN: Final = later(rf"\(([^{JS_SPACE}\x00-\x1f()\\<>\"']++)\)")
_OPENING: Final = later(rf"\({SPACE}*+")
_ANGLED: Final = later(r"<(?:\\.|[^\n<>\\])+>")
_BARE_END: Final = later(r"[ \x00-\x1f]")
_BEFORE_TITLE: Final = later(r"[ \t]*+(?:\n[ \t]*+)?")
_LAST: Final = later(rf"{SPACE}*+\)")
_QUOTES: Final = later(r"""["'(]""")
_CLOSING: Final = later(r"\)")
_CLOSERS: Final = {
    '"': re.compile(r'(?<!\\)"'),
    "'": re.compile(r"(?<!\\)'"),
    "(": re.compile(r"(?<!\\)\)"),
}
_ESCAPED: Final = {
    '"': re.compile(r'(?<=\\)"'),
    "'": re.compile(r"(?<=\\)'"),
    "(": re.compile(r"(?<=\\)\)"),
}
_BLANKS: Final = f" \t{JS_SPACE}"
_TRIES: Final = 8  # how many quotes within an address may open the title; marked tries all


class Target(NamedTuple):
    """An address as marked resolves it, where it is written, and where the link ends."""

    url: str
    url_start: int
    url_end: int
    title: str | None
    end: int


class _Rest(NamedTuple):
    """What follows an address: the title with its quotes, and where the link ends."""

    title: str | None
    end: int


def read_target(text: str, start: int, end: int) -> Target | None:
    """The `(url "title")` at `start`, or None: as marked's `link` rule and its corrections."""
    plain = _PLAIN.match(text, start, end)
    if plain:
        return Target(plain[1], start + 1, plain.end(1), None, plain.end())
    opening = _OPENING.match(text, start, end)
    if not opening:
        return None
    begin = opening.end()
    angled = _ANGLED.match(text, begin, end)
    if angled and (rest := _rest_at(text, angled.end(), end)):
        return _angled(text, begin, angled.end(), rest)
    stop = min(_first(_places(text, _BARE_END), begin, end), end)
    found = _rest_of(text, begin, stop, end)
    return _bare(text, start, begin, *found) if found else None


# Texts that were asked about, by identity, and where patterns match in them. To compare a text with
# an equal one, read before, would take its whole length at each bracket.
_SEEN: dict[int, tuple[str, dict[re.Pattern[str], list[int]]]] = {}
_MOST_SEEN = 16


def _places(text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where a pattern matches: many brackets of one text ask, and each would search far."""
    seen = _SEEN.get(id(text))
    if seen is None:
        if len(_SEEN) >= _MOST_SEEN:
            _SEEN.clear()
        seen = _SEEN[id(text)] = (text, {})
    places = seen[1]
    if pattern not in places:
        places[pattern] = [match.start() for match in pattern.finditer(text)]
    return places[pattern]


def _first(places: list[int], start: int, otherwise: int) -> int:
    index = bisect_left(places, start)
    return places[index] if index < len(places) else otherwise


def _angled(text: str, begin: int, stop: int, rest: _Rest) -> Target | None:
    """`<url with spaces>`; an escaped bracket at its end closes nothing."""
    inner = text[begin + 1 : stop - 1]
    if (len(inner) - len(inner.rstrip("\\"))) % 2:
        return None
    return Target(unescape(inner), begin + 1, stop - 1, _title(rest.title), rest.end)


def _rest_at(text: str, start: int, end: int) -> _Rest | None:
    """A title, perhaps, and `)`."""
    space = _BEFORE_TITLE.match(text, start, end)
    first = space.end() if space else start
    closers = _CLOSERS.get(text[first : first + 1]) if first < end else None
    if closers:
        for closer in _closers(text, closers, first + 1, end):
            last = _LAST.match(text, closer + 1, end)
            if last:
                return _Rest(text[first : closer + 1], last.end())
    last = _LAST.match(text, start, end)
    return _Rest(None, last.end()) if last else None


def _closers(text: str, closers: re.Pattern[str], start: int, end: int) -> Iterator[int]:
    """What may close a title: the first mark without a backslash, else the last of those before."""
    plain = _first(_places(text, closers), start, end)
    if plain < end:
        yield plain
    escaped = _places(text, _ESCAPED[text[start - 1]])
    least, most = bisect_left(escaped, start), bisect_left(escaped, min(plain, end))
    yield from reversed(escaped[max(least, most - _TRIES) : most])


def _rest_of(text: str, begin: int, stop: int, end: int) -> tuple[int, _Rest] | None:
    """The longest address within `begin`..`stop` that a title or `)` follows."""
    rest = _rest_at(text, stop, end)
    if rest:
        return stop, rest
    closing = _places(text, _CLOSING)
    index = bisect_left(closing, stop) - 1
    parenthesis = closing[index] if index >= 0 and closing[index] >= begin else -1
    places = _places(text, _QUOTES)
    most = bisect_left(places, stop)
    least = max(bisect_left(places, max(parenthesis + 1, begin)), most - _TRIES)
    for quote in reversed(places[least:most]):
        rest = _rest_at(text, quote, end)
        if rest:
            return quote, rest
    if parenthesis < 0:
        return None
    rest = _rest_at(text, parenthesis, end)
    return (parenthesis, rest) if rest else None


def _bare(text: str, start: int, begin: int, stop: int, rest: _Rest) -> Target | None:
    """An address without brackets: parentheses in it are balanced or cut it."""
    address = text[begin:stop]
    if address.startswith("<"):
        return None if not address.endswith(">") else _angled(text, begin, stop, rest)
    cut = _closing_parenthesis(address)
    if cut is None:
        return None
    if cut < 0:
        address = address.rstrip(JS_TRIMMED)
        return Target(unescape(address), begin, begin + len(address), _title(rest.title), rest.end)
    # As in marked 15: the end is counted without the spaces before the address.
    last = start + len(text[start : start + cut + 2].rstrip(_BLANKS))
    return Target(unescape(address[:cut]), begin, begin + cut, None, last)


def _title(quoted: str | None) -> str | None:
    return (unescape(quoted[1:-1]) or None) if quoted else None


def _closing_parenthesis(address: str) -> int | None:
    """Where an unmatched `)` stands, -1 when there is none, None when one is left open."""
    if ")" not in address:
        return -1
    level = index = 0
    while index < len(address):
        character = address[index]
        if character == "\\":
            index += 1
        elif character == "(":
            level += 1
        elif character == ")":
            level -= 1
            if level < 0:
                return index
        index += 1
    return None if level > 0 else -1
