"""Start tags of HTML, found as the HTML standard's tokenizer finds them, with exact places.

The states of https://html.spec.whatwg.org/multipage/parsing.html#tokenization are patterns here,
possessive or ended by one character, so that reading is linear on any text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from hexodigest.patterns import later

_SPACE = r"\t\n\f\r "
_MARKUP = later(r"<(?:(!--)|([A-Za-z])|(/[A-Za-z])|[!?/])")
_TAG_NAME = later(rf"[^{_SPACE}/>]*+")
_BEFORE_NAME = later(rf"[{_SPACE}/]*+")
_NAME = later(rf"=?[^{_SPACE}/>=]*+")
_EQUALS = later(rf"[{_SPACE}]*+=[{_SPACE}]*+")
_BARE_VALUE = later(rf"[^{_SPACE}>]*+")
_COMMENT_START_AND_END = later(r"-?>")
_COMMENT_END = later(r"--!?>")
_SCRIPT_STEP = later(rf"<!--|-->|</?script(?=[{_SPACE}/>])", re.IGNORECASE)
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}  # of ASCII only

_COMMENT = "!--"
# What stands in these is text up to their end tag. `noscript` is read as without scripts.
_RAW_TEXT = frozenset(
    {"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"}
)


class RawAttribute(NamedTuple):
    """The places of one attribute."""

    name: str  # in lower case
    start: int
    end: int  # behind the closing quote
    value: tuple[int, int] | None  # between the quotes; None for a name alone


class StartTag(NamedTuple):
    """The places of a start tag and of its attributes."""

    name: str  # in lower case
    start: int
    end: int
    attributes: list[RawAttribute]


@dataclass(slots=True)
class Tokenizer:
    """Reads the pieces of a page in turn: a comment or a script may go on in the next one."""

    inside: str = ""  # the comment, or the element of raw text, whose end is still to come

    def start_tags(self, piece: str) -> Iterator[StartTag]:
        """The start tags of a piece; one that the piece does not close is none."""
        position: int | None = 0
        while position is not None and position < len(piece):
            if self.inside:
                position = self._leave(piece, position)
                continue
            markup = _MARKUP.search(piece, position)
            if not markup:
                return
            if markup[2] or markup[3]:
                tag = _read_tag(piece, markup)
                position = tag.end if tag else None
                if tag and markup[2]:
                    yield tag
                    self.inside = tag.name if tag.name in _RAW_TEXT else ""
            elif markup[1]:
                empty = _COMMENT_START_AND_END.match(piece, markup.end())
                self.inside = "" if empty else _COMMENT
                position = (empty or markup).end()
            else:  # a declaration, an instruction, an end tag without a name
                position = piece.find(">", markup.end()) + 1 or None

    def _leave(self, piece: str, position: int) -> int | None:
        """Where the comment or the raw text ends; None when not in this piece."""
        if self.inside == "script":
            end = _script_end(piece, position)
        else:
            found = _end_of(self.inside).search(piece, position)
            end = None if not found else found.end() if self.inside == _COMMENT else found.start()
        if end is not None:
            self.inside = ""
        return end


@cache
def _end_of(inside: str) -> re.Pattern[str]:
    if inside == _COMMENT:
        return _COMMENT_END
    if inside == "plaintext":
        return re.compile(r"(?!)")  # nothing ends it
    return re.compile(rf"</{inside}(?=[{_SPACE}/>])", re.IGNORECASE)


def _script_end(piece: str, position: int) -> int | None:
    """Where a script's end tag starts: not in `<!-- <script> … </script>`, for history's sake."""
    escaped = 0  # 1 within a comment, 2 within a script in a comment
    while step := _SCRIPT_STEP.search(piece, position):
        position = step.end()
        match step.group().lower():
            case "<!--":
                escaped = max(escaped, 1)
                position -= len("--")  # which may be those of `-->`
            case "-->":
                escaped = 0
            case "<script":
                escaped = min(escaped * 2, 2)
            case _ if escaped < 2:  # noqa: PLR2004
                return step.start()
            case _:
                escaped = 1
    return None


def _read_tag(piece: str, markup: re.Match[str]) -> StartTag | None:
    """Read a start or an end tag; None when the piece ends before it."""
    start = markup.end() - 1
    position = _end(_TAG_NAME, piece, start)
    name = _lower(piece[start:position])
    attributes: list[RawAttribute] = []
    while True:
        position = _end(_BEFORE_NAME, piece, position)
        if position == len(piece):
            return None
        if piece[position] == ">":
            return StartTag(name, markup.start(), position + 1, attributes)
        attribute = _read_attribute(piece, position)
        if attribute is None:
            return None
        attributes.append(attribute)
        position = attribute.end


def _read_attribute(piece: str, start: int) -> RawAttribute | None:
    """Read an attribute; None when its quote is not closed."""
    end = _end(_NAME, piece, start)
    name = _lower(piece[start:end])
    equals = _EQUALS.match(piece, end)
    if not equals:
        return RawAttribute(name, start, end, None)
    first = equals.end()
    quote = piece[first : first + 1]
    if quote not in ('"', "'"):
        end = _end(_BARE_VALUE, piece, first)
        return RawAttribute(name, start, end, (first, end))
    last = piece.find(quote, first + 1)
    if last < 0:
        return None
    return RawAttribute(name, start, last + 1, (first + 1, last))


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Where a pattern that matches everywhere, perhaps nothing, ends."""
    found = pattern.match(text, position)
    return found.end() if found else position


def _lower(name: str) -> str:
    return name.translate(_LOWER).replace("\0", "\ufffd")
