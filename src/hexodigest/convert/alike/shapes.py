"""What a reader makes of a block, in a form that can be compared with another reader's."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple
from urllib.parse import unquote

from hexodigest.document.markdown.printed import BREAK, Line, Piece, Printed
from hexodigest.document.nodes import (
    Block,
    CodeBlock,
    Definition,
    Heading,
    HtmlBlock,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    ThematicBreak,
)
from hexodigest.source import Span

ID: Final = re.compile(r"(?<!\s)\s*+\{#[^{}\s]*\}\s*$")
_COLON: Final = re.compile(r":\s+(?=\S|\Z)")
_BREAK: Final = Piece(BREAK, is_tag=True)
_OPENS, _CLOSES = "\x01", "\x02"  # around a tag, so that none is taken for text
BREAK_SHAPE: Final = f"{_OPENS}{BREAK}{_CLOSES}"
_AROUND_BREAK: Final = re.compile(rf" ?{BREAK_SHAPE} ?")
_LAST_BREAKS: Final = re.compile(rf"(?:{BREAK_SHAPE})+\Z")
_NUMBER: Final = re.compile(r"[ \t>]*(\d{1,9})[.)]")
UNKNOWN: Final = "?"  # a text whose words are not known: Hexo took a fence out of it


class Shaped(NamedTuple):
    """A block at the top, its lines, and what a reader makes of it."""

    span: Span
    shape: tuple[str, ...]


def text_shape(line: Line) -> str:
    """The words and tags of a text; white space counts once, addresses as they are meant."""
    if len(line) == 1 and not line[0].is_tag:
        return " ".join(line[0].text.split())
    joined = " ".join("".join([_tag(text) if is_tag else text for text, is_tag in line]).split())
    if BREAK not in joined:
        return joined
    # As in a browser, a break at the end shows nothing.
    return _LAST_BREAKS.sub("", _AROUND_BREAK.sub(BREAK_SHAPE, joined))


def _tag(text: str) -> str:
    return f"{_OPENS}{unquote(text) if '%' in text else text}{_CLOSES}"


def paragraph_shape(line: Line) -> tuple[str, ...]:
    """A paragraph; one of white space alone is seen by nobody."""
    text = text_shape(line)
    return (f"p {text}",) if text else ()


def description(line: Line) -> tuple[Line, Line] | None:
    """A term and what it means, as in hexo-renderer-marked 7; None for any other paragraph.

    Each has two characters or more of HTML, and the last line that starts with a colon counts.
    """
    for at in range(len(line) - 2, 0, -1):
        if line[at] == _BREAK and not line[at + 1].is_tag:
            colon = _COLON.match(line[at + 1].text)
            if colon:
                meaning = (Piece(line[at + 1].text[colon.end() :]), *line[at + 2 :])
                return (line[:at], meaning) if _is_long(line[:at]) and _is_long(meaning) else None
    return None


def _is_long(line: Line) -> bool:
    """Whether it has two characters as HTML."""
    html = "".join(escape(text).replace("`", "&#96;") for text, _ in line)
    return any(is_tag for _, is_tag in line) or len(html) > 1


def heading_shape(level: int, line: Line) -> str:
    """A heading without the id that is written behind it."""
    return f"h{level} {ID.sub('', text_shape(line))}"


def code_shape(text: str) -> str:
    """A block of code."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "code " + "\n".join(line.rstrip() for line in lines).strip("\n")


def html_shape(html: str) -> str:
    """Raw HTML."""
    return f"html {' '.join(html.split())}"


def row_shape(cells: Sequence[Line], columns: int) -> str:
    """A row of a table, which may have fewer cells than its head."""
    shown = [text_shape(cell) for cell in cells[:columns]]
    return "row " + " | ".join(shown + [""] * (columns - len(shown)))


def list_shape(number: int | None) -> str:
    """The start of a list with its first number."""
    return "ul" if number is None else f"ol {number}"


def first_number(text: str, block: List) -> int | None:
    """The number that an ordered list starts with."""
    match = _NUMBER.match(text, block.span.start) if block.ordered else None
    return int(match[1]) if match else None


def _paragraph(line: Line, *, has_terms: bool) -> tuple[str, ...]:
    parts = description(line) if has_terms else None
    if parts is None:
        return paragraph_shape(line)
    term, meaning = parts
    return ("dl", f"dt {text_shape(term)}", "dd", *paragraph_shape(meaning), "/dl")


def shapes(printed: Printed, text: str) -> list[Shaped]:
    """The blocks of a text at the top, as marked reads them; definitions print nothing."""
    return [
        Shaped(block.span, tuple(block_shape(printed, block, text)))
        for block in printed.blocks
        if not isinstance(block, Definition)
    ]


def block_shape(printed: Printed, block: Block | ListItem, text: str) -> Iterator[str]:
    """What marked makes of one block."""
    match block:
        case List():
            yield list_shape(first_number(text, block))
            yield from _inside(printed, block.items, text)
            yield "/list"
        case ListItem():
            yield "li"
            yield from _inside(printed, block.children, text)
        case Quote():
            yield "quote"
            yield from _inside(printed, block.children, text)
            yield "/quote"
        case Table():
            rows = printed.rows[block.span].cells
            yield "table"
            yield from (row_shape(row, len(rows[0])) for row in rows)
            yield "/table"
        case _:
            yield from _leaf_shape(printed, block)


def _inside(printed: Printed, children: Sequence[Block | ListItem], text: str) -> Iterator[str]:
    for child in children:
        yield from block_shape(printed, child, text)


def _leaf_shape(  # noqa: PLR0911  # one for each kind
    printed: Printed,
    block: Paragraph | Heading | CodeBlock | HtmlBlock | ThematicBreak | Definition,
) -> tuple[str, ...]:
    """A block with no others in it."""
    match block:
        case CodeBlock():
            return (code_shape(block.text),)
        case ThematicBreak():
            return ("hr",)
        case Definition():
            return ()
        case _ if block.span not in printed.lines:
            return (UNKNOWN,)
        case Paragraph():
            return _paragraph(printed.lines[block.span], has_terms=printed.may_have_terms(block))
        case Heading():
            return (heading_shape(block.level, printed.lines[block.span]),)
        case HtmlBlock():
            return (html_shape(printed.lines[block.span][0].text),)
