"""Where list items start and end, and what stands in them: marked's rules, line by line."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from hexodigest.patterns import later

_MARKER: Final = later(r"( {0,3})([*+-]|\d{1,9}[.)])([ \t]*)")
# As in marked 15: no list starts where a single blank follows the marker and then nothing.
_START: Final = later(r" {0,3}([*+-]|\d{1,9}[.)])(?:[ \t][^\n]+)?(?:\n|\Z)")
_RULE: Final = later(r" {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n|\Z)")
_LEADING: Final = later(r"[ \t]*")
_TASK: Final = later(r"\[[ xX]\] +")
_WIDEST: Final = 4  # spaces after a marker; with more, code starts behind the first one


class Item(NamedTuple):
    """A list item: where its lines start and end in the text they were found in."""

    start: int
    end: int


@cache
def _item_start(bullet: str) -> re.Pattern[str]:
    """The marker of a further item of the same list."""
    mark = rf"\d{{1,9}}\{bullet}" if bullet in ".)" else rf"\{bullet}"
    return re.compile(rf" {{0,3}}{mark}(?:[\t ][^\n]*)?(?:\n|\Z)")


@cache
def _ends_item(width: int) -> re.Pattern[str]:
    """What ends an item though no blank line came: fence, heading, HTML, marker or rule."""
    return re.compile(
        rf" {{0,{width}}}(?:```|~~~|#|<(?:[a-z][^\n]*>|!--)"
        r"|(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\n|\Z)"
        r"|(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})(?:\n|\Z))",
        re.IGNORECASE,
    )


@cache
def _ends_text(width: int) -> re.Pattern[str]:
    """A line that no lazy line goes on with."""
    return re.compile(
        rf" {{4}}| {{0,{width}}}(?:```|~~~|#|(?:(?:- *){{3,}}|(?:_ *){{3,}}|(?:\* *){{3,}})\Z)"
    )


def find_items(text: str, start: int) -> Iterator[Item]:
    """The items of the list at `start`; none when what stands there is a rule."""
    first = _START.match(text, start)
    pattern = _item_start(first[1][-1]) if first else None
    while pattern and pattern.match(text, start) and not _RULE.match(text, start):
        end = _item_end(text, start)
        yield Item(start, end)
        start = end


def _item_end(text: str, start: int) -> int:
    """The end of an item's last line, blank lines behind it included."""
    line = _line_end(text, start)
    first = _first_line(text[start:line].rstrip("\n"))
    previous, indent, blank = first.line, first.indent + first.marker, first.is_blank
    width = max(min(3, indent - 1), 0)
    if blank and line < len(text) and text[line : _line_end(text, line)].isspace():
        return _line_end(text, line)  # an item begins with at most one blank line
    while line < len(text) and not _ends_item(width).match(text, line):
        end = _line_end(text, line)
        written = text[line:end].rstrip("\n")
        leading = _LEADING.match(written)
        blanks = leading[0].replace("\t", "    ") if leading else ""
        is_blank = not written.strip()
        lazy = len(blanks) < indent and not is_blank
        if lazy and (blank or _ends_text(width).match(previous)):
            break
        previous = (blanks + written.lstrip(" \t"))[indent:]
        blank = blank or is_blank
        line = end
    return line


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end + 1 if end >= 0 else len(text)


class _First(NamedTuple):
    """An item's first line behind the marker."""

    line: str
    indent: int  # of the text in it
    marker: int  # how wide the marker is
    is_blank: bool


def _first_line(line: str) -> _First:
    """Take an item's first line apart."""
    match = _MARKER.match(line)
    if not match:  # only the caller's mistake
        raise ValueError(line)
    marker = len(match[1]) + len(match[2])
    rest = line[match.end() :]
    if not rest.strip():
        return _First("", 1, marker, is_blank=True)
    # As in marked 15: a tab behind the marker counts as three spaces, any other one as four.
    blanks = match[3]
    tabs = len(blanks) - len(blanks.lstrip("\t"))
    spaces = len(blanks) - len(blanks.lstrip(" "))
    indent = spaces if spaces <= _WIDEST else 1
    line = " " * (3 * tabs) + blanks[tabs:] + rest
    return _First(line, indent, marker, is_blank=False)


def item_text(lines: str) -> str:
    """The item's text: its first line without the marker, the others without its indent.

    Line k of it is line k of `lines`, and only the start of a line differs.
    """
    end = lines.find("\n", len(lines.rstrip()))  # trailing blanks count in a line's place
    line, *others = (lines[:end] if end >= 0 else lines).split("\n")
    first = _first_line(line)
    text, indent = first.line[first.indent :], first.indent + first.marker
    task = _TASK.match(text)
    parts = [text[task.end() :] if task else text]
    parts += [_outdented(line, indent) for line in others]
    return "\n".join(parts) + "\n"


def _outdented(line: str, indent: int) -> str:
    """A further line without the item's indent; one that has too little of it stays."""
    leading = _LEADING.match(line)
    width = leading.end() if leading else 0
    blanks = line[:width].replace("\t", "    ")
    if len(blanks) < indent and width < len(line):
        return line
    return blanks[indent:] + line[width:]
