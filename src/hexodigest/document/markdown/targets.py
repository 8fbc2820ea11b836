"""What stands behind `[text]`: an address with a title, or a label."""

import re
from typing import Final, NamedTuple

from hexodigest.document.markdown.characters import SPACE, unescape
from hexodigest.slugs import JS_SPACE

LABEL: Final = re.compile(r"(?:\[(?:\\.|[^\[\]\\])*+\]|\\.|`[^`]*+`|[^\[\]\\`])*+")
PLAIN_LABEL: Final = re.compile(r"(?!\s*\])(?:\\.|[^\[\]\\])++(?=\])")
_OPENING: Final = re.compile(rf"\({SPACE}*+")
_ANGLED: Final = re.compile(r"<(?:\\.|[^\n<>\\])+>")
_AFTER_BARE: Final = re.compile(r"[ \x00-\x1f]")
_BEFORE_TITLE: Final = re.compile(r"[ \t]*+(?:\n[ \t]*+)?")
_LAST: Final = re.compile(rf"{SPACE}*+\)")
_CLOSERS: Final = {"(": ")", '"': '"', "'": "'"}
_QUOTES: Final = re.compile(r"""["'(]""")
_BLANKS: Final = f" \t{JS_SPACE}"
_TRIES: Final = 8  # how many quotes within an address may open the title; marked tries all


class Target(NamedTuple):
    """An address as marked resolves it, where it is written, and where the link ends."""

    url: str
    url_start: int
    url_end: int
    title: str | None
    end: int


def read_target(text: str, start: int, end: int) -> Target | None:
    """The `(url "title")` at `start`, or None: as marked's `link` rule and its corrections."""
    opening = _OPENING.match(text, start, end)
    if not opening:
        return None
    begin = opening.end()
    angled = _ANGLED.match(text, begin, end)
    if angled and (rest := _REST.match(text, angled.end(), end)):
        return _angled(text, begin, angled.end(), rest)
    bare = _BARE.match(text, begin, end)
    stop = bare.end() if bare else begin
    found = _rest_of(text, begin, stop, end)
    return _bare(text, start, begin, *found) if found else None


def _angled(text: str, begin: int, stop: int, rest: re.Match[str]) -> Target | None:
    """`<url with spaces>`; an escaped bracket at its end closes nothing."""
    inner = text[begin + 1 : stop - 1]
    if (len(inner) - len(inner.rstrip("\\"))) % 2:
        return None
    return Target(unescape(inner), begin + 1, stop - 1, _title(rest[1]), rest.end())


def _rest_of(text: str, begin: int, stop: int, end: int) -> tuple[int, re.Match[str]] | None:
    """The longest address within `begin`..`stop` that a title or `)` follows."""
    rest = _REST.match(text, stop, end)
    if rest:
        return stop, rest
    parenthesis = text.rfind(")", begin, stop)
    quotes = [m.start() for m in _QUOTES.finditer(text, max(parenthesis + 1, begin), stop)]
    for quote in reversed(quotes[-_TRIES:]):
        rest = _REST.match(text, quote, end)
        if rest:
            return quote, rest
    if parenthesis < 0:
        return None
    rest = _REST.match(text, parenthesis, end)
    return (parenthesis, rest) if rest else None


def _bare(text: str, start: int, begin: int, stop: int, rest: re.Match[str]) -> Target | None:
    """An address without brackets: parentheses in it are balanced or cut it."""
    address = text[begin:stop]
    if address.startswith("<"):
        return None if not address.endswith(">") else _angled(text, begin, stop, rest)
    cut = _closing_parenthesis(address)
    if cut is None:
        return None
    if cut < 0:
        return Target(unescape(address), begin, stop, _title(rest[1]), rest.end())
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
