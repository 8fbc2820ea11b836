"""A text as CommonMark with GFM's tables and deletions reads it, by Zola's own pulldown-cmark."""

from collections.abc import Sequence
from typing import Any, Final

import pyromark
from pyromark import Options
from pyromark.event import Range

from hexodigest.convert.alike.shapes import (
    BREAK_SHAPE,
    Shaped,
    code_shape,
    heading_shape,
    html_shape,
    list_shape,
    paragraph_shape,
    row_shape,
    text_shape,
)
from hexodigest.document.markdown.printed import BREAK, Piece, anchor_tag, image_tag
from hexodigest.source import Span

_READER: Final = pyromark.Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
)
_TAGS: Final = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_LINE_END: Final = Piece(BREAK, is_tag=True)


def read_commonmark(text: str, *, breaks: bool) -> list[Shaped]:
    """The blocks at the top, at places that count bytes; with `breaks` each line end is one."""
    reader = _Reader(breaks=breaks)
    for event, place in _READER.events_with_range(_encoded(text).decode(), merge_text=True):
        if isinstance(event, str):
            reader.sign(event, place)
        else:
            ((name, value),) = event.items()
            reader.take(name, value, place)
    return reader.found


def fence_infos(text: str) -> list[Span]:
    """Where braces stand behind fences: the infos with one, at places that count characters."""
    data = _encoded(text)
    found: list[Span] = []
    count = last = 0
    for event, place in _READER.events_with_range(data.decode()):
        match event:
            case {"Start": {"CodeBlock": {"Fenced": str(info)}}} if "{" in info:
                count += len(data[last : place["start"]].decode())
                last = place["start"]
                end = data.find(b"\n", last)
                line = data[last : end if end >= 0 else len(data)].decode().rstrip(" \t\r")
                start = len(line) - len(line.lstrip(line[:1]).lstrip(" \t"))
                found.append(Span(count + start, count + len(line)))
            case _:
                pass
    return found


def in_characters(text: str, found: Sequence[Shaped]) -> list[Shaped]:
    """The same blocks of the text at places that count characters."""
    data = _encoded(text)
    places = sorted({place for block in found for place in block.span})
    known: dict[int, int] = {}
    count = last = 0
    for place in places:
        count += len(data[last:place].decode("utf-8", "replace"))
        known[place] = count
        last = place
    return [Shaped(Span(known[span.start], known[span.end]), shape) for span, shape in found]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # as lone surrogates cannot be handed over


class _Reader:
    """Takes one event after the other."""

    def __init__(self, *, breaks: bool) -> None:
        self.found: list[Shaped] = []
        self._breaks = breaks
        self._soft = _LINE_END if breaks else Piece("\n")
        self._open: list[str] = []  # the blocks around
        self._shape: list[str] = []
        self._line: list[Piece] = []
        self._raw: list[str] = []  # code, or HTML
        self._row: list[tuple[Piece, ...]] = []
        self._level = 0
        self._columns = 0
        self._image: tuple[str, str] | None = None

    def sign(self, name: str, place: Range) -> None:
        """An event without a value."""
        if name == "Rule":
            self._flush()
            self._shape.append("hr")
            self._close(place)
        elif self._image is not None:
            self._raw.append(" ")
        else:
            self._line.append(_LINE_END if name == "HardBreak" else self._soft)

    def take(self, name: str, value: Any, place: Range) -> None:  # noqa: ANN401  # as many shapes as events
        """An event that says something."""
        if name in {"Start", "End"}:
            kind = value if isinstance(value, str) else next(iter(value))
            options = None if isinstance(value, str) else value[kind]
            if name == "Start":
                self._start(kind, options)
            else:
                self._end(kind, place)
        elif self._image is not None or name == "Html" or self._open[-1:] == ["CodeBlock"]:
            self._raw.append(str(value))
        elif name == "Text":
            self._line.append(Piece(value))
        elif name == "InlineHtml":
            self._tag(value)
        elif name == "Code":
            self._tag("<code>")
            self._line.append(Piece(value))
            self._tag("</code>")

    def _tag(self, tag: str) -> None:
        self._line.append(Piece(tag, is_tag=True))

    def _start(self, kind: str, options: Any) -> None:  # noqa: ANN401  # as many shapes as events
        if kind in _TAGS:
            self._tag(f"<{_TAGS[kind]}>")
        elif kind == "Link":
            mail = "mailto:" if options["link_type"] == "Email" else ""
            self._tag(anchor_tag(mail + options["dest_url"], options["title"]))
        elif kind == "Image":
            self._image, self._raw = (options["dest_url"], options["title"]), []
        else:
            self._start_block(kind, options)

    def _start_block(self, kind: str, options: Any) -> None:  # noqa: ANN401  # as many shapes as events
        self._flush()
        self._open.append(kind)
        match kind:
            case "Heading":
                self._level = int(options["level"][1])
            case "CodeBlock" | "HtmlBlock":
                self._raw = []
            case "Table":
                self._columns = len(options)
                self._shape.append("table")
            case "TableHead" | "TableRow":
                self._row = []
            case "List":
                self._shape.append(list_shape(options))
            case "Item":
                self._shape.append("li")
            case "BlockQuote":
                self._shape.append("quote")
            case "DefinitionList":
                self._shape.append("dl")
            case "DefinitionListDefinition":
                self._shape.append("dd")
            case _:
                pass

    def _end(self, kind: str, place: Range) -> None:
        if kind in _TAGS:
            self._tag(f"</{_TAGS[kind]}>")
        elif kind == "Link":
            self._tag("</a>")
        elif kind == "Image":
            if self._image:
                self._tag(image_tag("".join(self._raw), *self._image))
            self._image = None
        else:
            self._end_block(kind)
            self._open.pop()
            self._close(place)

    def _end_block(self, kind: str) -> None:
        match kind:
            case "Heading":
                self._shape.append(heading_shape(self._level, self._taken()))
            case "CodeBlock":
                self._shape.append(code_shape("".join(self._raw)))
            case "HtmlBlock":
                self._shape.append(html_shape("".join(self._raw)))
            case "DefinitionListTitle":
                # To goldmark, which breaks at line ends, each line is a term of its own.
                lines = text_shape(self._taken()).split(BREAK_SHAPE if self._breaks else "\n")
                self._shape += [f"dt {line}" for line in lines]
            case "TableCell":
                self._row.append(self._taken())
            case "TableHead" | "TableRow":
                self._shape.append(row_shape(self._row, self._columns))
            case _:
                self._flush()
                if kind in _ENDS:
                    self._shape.append(_ENDS[kind])

    def _taken(self) -> tuple[Piece, ...]:
        line, self._line = tuple(self._line), []
        return line

    def _flush(self) -> None:
        """End a text that has no paragraph around it, as in a tight list."""
        if self._line:
            self._shape += paragraph_shape(self._taken())

    def _close(self, place: Range) -> None:
        """Note the block when nothing is around it."""
        if not self._open:
            self.found.append(Shaped(Span(place["start"], place["end"]), tuple(self._shape)))
            self._shape = []


_ENDS: Final = {"Table": "/table", "List": "/list", "BlockQuote": "/quote", "DefinitionList": "/dl"}
