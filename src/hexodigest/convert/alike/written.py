"""A block written so plainly that every reader of Markdown makes of it what marked did."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple, assert_never

from hexodigest.convert.alike.commonmark import read_commonmark
from hexodigest.convert.alike.shapes import (
    ID,
    block_shape,
    description,
    first_number,
    html_shape,
)
from hexodigest.convert.raw_html import html_block
from hexodigest.convert.render import fenced
from hexodigest.document.markdown.inline_rules import normal_label
from hexodigest.document.markdown.printed import BREAK, Line, Piece, Printed, Rows, is_loose
from hexodigest.document.nodes import (
    Block,
    CodeBlock,
    Definition,
    Heading,
    HtmlBlock,
    List,
    Paragraph,
    Quote,
    Table,
    ThematicBreak,
)

# What may mean something anywhere in a text, and what may only at the start of a line.
_SIGNS: Final = re.compile(r"[\\`*_\[\]~|{^@]|https?(?=:)|ftp(?=:)|www(?=\.)", re.IGNORECASE)
_AT_START: Final = re.compile(r"[-+#=:>]|\d+(?=[.)])")
_TASK: Final = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(\[[ xX]\] )")
_ENDS_IN_SPACE: Final = re.compile(r"(?<![ \t])[ \t]++\n[ \t]*|\n[ \t]*")
_LABEL: Final = re.compile(r"\[([^\[\]]+)\]")
_AFTER_TEXT: Final = (CodeBlock, Heading, Quote)  # what ends a paragraph without a blank line


class Writer(NamedTuple):
    """How to write blocks of `text`, for a reader to which line ends are `breaks` or not."""

    printed: Printed
    text: str
    breaks: bool
    definitions: dict[str, str]  # of the whole text, by their labels
    swapped: dict[str, tuple[str, ...]]  # HTML that had to be put, and what marked made of it
    is_plain: bool = False  # every sign as an entity, though it seems to mean nothing

    def write(self, blocks: Sequence[Block]) -> str:
        """The blocks, one after the other."""
        return "\n".join(self._lines(blocks, is_tight=False))

    def read(self, written: str) -> list[str]:
        """What is read in it by the target, with the definitions that it may ask for."""
        labels = dict.fromkeys(normal_label(found) for found in _LABEL.findall(written))
        needed = [self.definitions[label] for label in labels if label in self.definitions]
        read = read_commonmark("\n".join([written, "", *needed]), breaks=self.breaks)
        return [part for shaped in read for part in shaped.shape]

    def _lines(self, blocks: Sequence[Block], *, is_tight: bool) -> Iterator[str]:
        above: Block | None = None
        mark = ""
        for block in blocks:
            if above is not None and not (is_tight and _ends_text(above, block)):
                yield ""
            if isinstance(block, List):
                mark = self._mark(block, mark if isinstance(above, List) else "")
                yield from self._list(block, mark)
            else:
                yield from self._block(block).split("\n")
            above = block

    def _block(self, block: Block) -> str:  # noqa: PLR0911  # one for each kind
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                return self._heading(block)
            case CodeBlock():
                return fenced(block.text, block.info)
            case HtmlBlock():
                raw = self.printed.lines[block.span][0].text.strip("\n")
                return self._settled(block, [raw], lambda: raw)
            case ThematicBreak():
                return "___"
            case Definition():
                return self.text[slice(*block.span)]
            case Table():
                return self._table(block)
            case Quote():
                lines = self._lines(block.children, is_tight=False)
                return "\n".join(_behind("> ", line) for line in lines) or ">"
            case List():
                return "\n".join(self._list(block, self._mark(block, "")))
            case _:
                assert_never(block)

    def _settled(self, block: Block, ways: Iterable[str], html: Callable[[], str]) -> str:
        """The first of the ways that is read as marked read the block; else HTML."""
        wanted = tuple(block_shape(self.printed, block, self.text))
        for way in ways:
            if tuple(self.read(way)) == wanted:
                return way
        whole = html_block(html())
        self.swapped[html_shape(whole)] = wanted
        return whole

    def _paragraph(self, block: Paragraph) -> str:
        line = self.printed.lines[block.span]
        own = "\n".join(part.strip() for part in self.printed.written[block.span].split("\n"))
        ways = (own, own.replace("\n", "\\\n"), _plain(line))
        return self._settled(
            block,
            ways[-1:] if self.is_plain else ways,
            lambda: _html_paragraph(line, has_terms=self.printed.may_have_terms(block)),
        )

    def _heading(self, block: Heading) -> str:
        own = " ".join(self.printed.written[block.span].split("\n"))
        found = ID.search(own)
        name = f" {found[0].strip()}" if found else ""
        line = _without_name(self.printed.lines[block.span])
        mark = "#" * block.level
        shown = _plain(line, in_row=True)

        def html() -> str:
            identity = f' id="{escape(name[3:-1])}"' if name else ""
            return f"<h{block.level}{identity}>{_plain(line, in_html=True)}</h{block.level}>"

        ways = (f"{mark} {own}", f"{mark} {shown}{name}")
        return self._settled(block, ways[self.is_plain :], html)

    def _table(self, block: Table) -> str:
        rows = self.printed.rows[block.span]
        own = _rows(rows, rows.written)
        plain = tuple(tuple(_plain(cell, in_row=True) for cell in row) for row in rows.cells)
        return self._settled(block, (own, _rows(rows, plain)), lambda: _html_table(rows))

    def _mark(self, block: List, above: str) -> str:
        """The mark of a list's items: their own, or another right below a list of the same."""
        number = first_number(self.text, block)
        own = self.text[block.span.start]
        if number is not None:
            own = self.text[self.text.index(str(number), block.span.start) + len(str(number))]
        return own if own != above else {"-": "*", "*": "-", "+": "-", ".": ")", ")": "."}[own]

    def _list(self, block: List, mark: str) -> Iterator[str]:
        number = first_number(self.text, block)
        parted = is_loose(self.text, block)
        for index, item in enumerate(block.items):
            if index and parted:
                yield ""
            start = f"{mark} " if number is None else f"{number + index}{mark} "
            task = _TASK.match(self.text, item.span.start)
            is_task = task is not None and isinstance(next(iter(item.children), None), Paragraph)
            lead = start + (task[1] if task and is_task else "")
            for line in self._lines(item.children, is_tight=not parted):
                yield _behind(lead, line)
                lead = " " * len(start)
            if not item.children:
                yield lead.rstrip()


def _behind(lead: str, line: str) -> str:
    """A line with what its container wants before it; a blank one has no blanks at its end."""
    return lead + line if line else lead.rstrip()


def _ends_text(above: Block, below: Block) -> bool:
    """Whether the block below needs no blank line above it."""
    if isinstance(above, Paragraph):
        return isinstance(below, _AFTER_TEXT) or (isinstance(below, List) and not below.ordered)
    return isinstance(above, CodeBlock | Heading)


def _plain(line: Line, *, in_row: bool = False, in_html: bool = False) -> str:
    """A text with all of its signs as entities, and its tags as they are."""
    parts: list[str] = []
    is_first = True
    for piece in line:
        if piece.text == BREAK and piece.is_tag and not (in_row or in_html):
            parts.append("\\\n")
            is_first = True
        elif piece.is_tag:
            parts.append(" ".join(piece.text.split("\n")))
            is_first = False
        else:
            parts.append(_escaped(piece.text, is_first=is_first))
            is_first = piece.text.endswith("\n") if piece.text else is_first
    shown = "".join(parts).strip()
    return " ".join(shown.split("\n")) if in_row else shown


def _escaped(text: str, *, is_first: bool) -> str:
    shown = []
    for index, line in enumerate(_ENDS_IN_SPACE.sub("\n", text).split("\n")):
        at_start = is_first if not index else True
        start = _AT_START.match(line.lstrip()) if at_start else None
        body = line.lstrip() if at_start else line
        lead = ""
        if start:
            last = start.end() if start[0].isdecimal() else 0
            lead = escape(body[:last], quote=False) + f"&#{ord(body[last])};"
            body = body[last + 1 :]
        shown.append(lead + _SIGNS.sub(_entity, escape(body, quote=False)))
    return "\n".join(shown)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0][0])};{match[0][1:]}"


def _without_name(line: Line) -> Line:
    """A heading's text without the id that is written behind it."""
    *others, last = line or (Piece(""),)
    return (*others, last if last.is_tag else Piece(ID.sub("", last.text)))


def _html_paragraph(line: Line, *, has_terms: bool) -> str:
    parts = description(line) if has_terms else None
    if parts is None:
        return f"<p>{_plain(line, in_html=True)}</p>"
    term, meaning = (_plain(part, in_html=True) for part in parts)
    return f"<dl><dt>{term}</dt><dd>{meaning}</dd></dl>"


def _rows(table: Rows, cells: Sequence[Sequence[str]]) -> str:
    """A table, with its delimiters at full length."""
    delimiters = [re.sub("-+", "---", found) for found in table.delimiters]
    head, *others = cells
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, delimiters, *others))


def _html_table(table: Rows) -> str:
    rows = []
    for index, row in enumerate(table.cells):
        name = "td" if index else "th"
        rows.append("".join(f"<{name}>{_plain(cell, in_html=True)}</{name}>" for cell in row))
    return "\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"])
