"""What stands in a list item, cut out of its lines as marked cuts it."""

import re
from typing import Final

_FIRST: Final = re.compile(r"( {0,3}(?:[*+-]|\d{1,9}[.)]))([ \t]*)")
_LEADING: Final = re.compile(r"[ \t]*")
_WIDEST: Final = 4  # spaces after a marker; with more, code starts behind the first one


def item_text(lines: str) -> str:
    """The item's text: its first line without the marker, the others without its indent.

    Line k of it is line k of `lines`, and only the start of a line differs.
    """
    first, *others = lines.rstrip().split("\n")
    match = _FIRST.match(first)
    if not match:
        return lines
    # As in marked 15: a tab behind the marker counts as three spaces, any other one as four.
    tabs = len(match[2]) - len(match[2].lstrip("\t"))
    blanks = " " * (3 * tabs) + match[2][tabs:]
    spaces = len(match[2]) - len(match[2].lstrip(" "))
    if match.end() == len(first):
        indent = len(match[1]) + 1
        parts = [""]
    else:
        indent = spaces if spaces <= _WIDEST else 1
        parts = [(blanks + first[match.end() :])[indent:]]
        indent += len(match[1])
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
