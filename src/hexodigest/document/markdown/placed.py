"""Where the lines of a nested text stand in the body.

mistune cuts a container's inside out of its lines and parses that as a text of its own. The cut
changes only the start of a line, so a place counted from the line's *end* is the same in both:
line k of the inside is line `first + k` of the body, and that is all that is remembered.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate, count
from operator import add
from typing import Any, Final

from mistune.core import BlockState

from hexodigest.diagnostics import Fault
from hexodigest.document.nodes import Definition
from hexodigest.patterns import later
from hexodigest.slugs import JS_TRIMMED
from hexodigest.source import Span

Token = dict[str, Any]  # as mistune's: `type`, and `children`, `text` or `raw`
_BLANKS: Final = " \t\n\v\f\r"
_MARK: Final = later(r" *([-*+>]|\d{1,9}[.)])")
_RETURNS: Final = later(r"\r\n?|\n")
_UNDERLINE: Final = later(r"\n {0,3}(?:=+|-+) *(?:\n|\Z)")


class Body:
    """What all states of one parse share."""

    def __init__(self, text: str, offset: int) -> None:
        """`text` starts at `offset` of the source; to marked CR, LF and CRLF all end a line."""
        self.is_squeezed = "\r\n" in text  # two characters are one to marked
        self.text = text
        self._ends: list[int] | None = None
        if "\r" in text:
            self._ends = [*(match.start() for match in _RETURNS.finditer(text)), len(text)]
            self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.offset = offset
        self.is_ended = self.text.endswith("\n")
        self.faults: list[Fault] = []
        self.definitions: dict[str, Definition] = {}

    @property
    def ends(self) -> list[int]:
        """Where each line ends."""
        if self._ends is None:
            self._ends = _line_ends(self.text)
        return self._ends


class PlacedState(BlockState):
    """A text being parsed, which knows where in the body its lines stand."""

    def __init__(self, parent: "PlacedState | None" = None) -> None:
        """A container's inside when there is a parent, else the body."""
        super().__init__(parent)
        self.level: int = parent.level + 1 if parent else 0
        self.is_whole = False  # the body itself: a position is a place
        self.first = 0  # the line of the body that line 0 is
        self.shift = 0  # from a position to its place, where `last_shifted` allows
        self.last_shifted = -1  # up to here: the end of the first line
        self.items: list[Span] = []  # of the children made, in order
        self.take: Callable[[list[Token]], None] | None = None  # who gets tokens before the end
        self.is_item = False
        self.in_list = False  # at any level
        self.is_trimmed = False  # white space at the end is none to marked: a list's last item
        self.no_setext_before = 0  # up to here no setext heading starts
        self._last: int | None = None  # where the white space at the end begins
        self._ends: list[int] | None = None
        self._has_underlines: bool | None = None
        self._paragraph: Token | None = None  # the one that grew last
        self._parts: list[str] = []  # of that paragraph's text
        if parent:
            self.body: Body = parent.body

    def container(
        self, src: str, start: int, end: int, lazy_line_starts: set[int] | None = None
    ) -> "PlacedState":
        """The state for the inside of the quote or list item at `self.src[start:end]`.

        Line k of `src` is line k of that slice without the container's marks; blank lines at the
        end of an item are left out. An item has no `lazy_line_starts`.
        """
        child = PlacedState(self)
        child.process(src)
        child.lazy_line_starts = lazy_line_starts or set()
        child.first = self.line_of(start)
        child.is_item = lazy_line_starts is None
        child.in_list = child.is_item or self.in_list
        ends = self.body.ends
        child.last_shifted = (src.find("\n") + 1 or len(src) + 1) - 1
        child.shift = self.body.offset + ends[min(child.first, len(ends) - 1)] - child.last_shifted
        outer = self.span(start, end)
        inside = src.rstrip()
        mark = _MARK.match(self.src, start)
        least = outer.start + (len(mark[1]) if mark else 1)
        last = child.at(len(inside) - 1) + 1 if inside else least
        self.items.append(Span(outer.start, max(last, least)))
        return child

    @property
    def ends(self) -> list[int]:
        """Where each line of this text ends."""
        if self._ends is None:
            self._ends = self.body.ends if self.is_whole else _line_ends(self.src)
        return self._ends

    @property
    def has_underlines(self) -> bool:
        """Whether any line may be the underline of a heading."""
        if self._has_underlines is None:
            self._has_underlines = bool(_UNDERLINE.search(self.src))
        return self._has_underlines

    def at(self, position: int) -> int:
        """The place in the source of a position in this text."""
        if self.is_whole:
            return self.body.offset + position
        if position <= self.last_shifted:
            return self.shift + position
        line = min(bisect_left(self.ends, position), len(self.ends) - 1)
        ends = self.body.ends
        end = ends[min(self.first + line, len(ends) - 1)]
        return self.body.offset + end - self.ends[line] + position

    def offset_of(self, place: int) -> int:
        """The position in this text of a place in the source: `at`, the other way round."""
        position = place - self.body.offset
        if self.is_whole:
            return position
        line = bisect_left(self.body.ends, position)
        return position - self.body.ends[line] + self.ends[line - self.first]

    def placer(self, start: int, end: int) -> Callable[[int], int]:
        """What gives the places of offsets within a stretch of this text."""
        if self.is_whole or self.src.find("\n", start, end) < 0:
            return self.at(start).__add__
        return lambda offset: self.at(start + offset)

    def is_trimmed_at(self, end: int) -> bool:
        """Whether what ends at `end` of this text is at a trimmed end."""
        if self.is_trimmed and self._last is None:
            self._last = len(self.src.rstrip(JS_TRIMMED))
        return self._last is not None and end >= self._last

    def keeps_tabs(self, position: int) -> bool:
        """Whether no list made spaces of the tabs here: each does, save on an item's first line."""
        line = self.line_of(position)
        state: PlacedState | None = self
        while state and state.parent:
            if state.is_item and state.first != line:
                return False
            state = state.parent
        return True

    def is_unended(self, position: int) -> bool:
        """Whether the line that ends at `position` is the file's last and has no line end."""
        last = position >= self.cursor_max - 1 and not self.is_item and not self.body.is_ended
        return last and self.line_of(position) >= len(self.body.ends) - 1

    def starts_lazy(self, position: int) -> bool:
        """Whether a quote's line is the first of those that have no mark."""
        starts = self.lazy_line_starts
        return position in starts and self.src.rfind("\n", 0, position - 1) + 1 not in starts

    def line_of(self, position: int) -> int:
        """The number of the body's line that holds a position of this text."""
        return self.first + bisect_left(self.ends, position)

    def add_paragraph(self, text: str) -> None:
        """Text that starts a paragraph, or goes on with the one before it."""
        last = self.last_token()
        if last and last["type"] == "paragraph":
            self._extend(last, text)
        else:
            token = {"type": "paragraph", "text": text, "state": self, "start": self.cursor}
            self.tokens.append(token)

    def append_paragraph(self, end: int = 0) -> int | None:
        """Where the line, or what ends at `end`, goes on with the paragraph before it, if any."""
        last = self.last_token()
        if not last or last["type"] != "paragraph":
            return None
        end = end or self.find_line_end()
        self._extend(last, self.get_text(end))
        return end

    def end_paragraph(self) -> None:
        """Have the next text start a paragraph of its own, as a blank line would."""
        last = self.last_token()
        if last and last["type"] == "paragraph":
            self.append_token({"type": "blank_line"})

    def hand_over(self) -> None:
        """Let go of all tokens but the last, which may still grow."""
        if self.take:
            self.join_paragraph()
            *done, last = self.tokens
            self.tokens = [last]
            self.items.clear()
            self.take(done)

    def join_paragraph(self) -> None:
        """Write the text of the paragraph that grew last into its token."""
        if self._paragraph is not None:
            self._paragraph["text"] = "".join(self._parts)
            self._paragraph = None

    def _extend(self, token: Token, text: str) -> None:
        # mistune adds each line to a string that the token holds too, which copies it whole.
        if token is not self._paragraph:
            self.join_paragraph()
            self._paragraph, self._parts = token, [token["text"]]
        self._parts.append(text)

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of this text, without white space around it."""
        first, last = stripped(self.src, start, end)
        if last <= first:  # U+001C and the like are white space to Python, and text to marked
            written = self.src[start:end]
            first = start + len(written) - len(written.lstrip(_BLANKS))
            last = start + len(written.rstrip(_BLANKS))
        return self.place(first, last) if last > first else self.nothing(end)

    def place(self, start: int, end: int) -> Span:
        """The place of a stretch that has no white space around it and is not empty."""
        if self.is_whole:
            offset = self.body.offset
            return Span(start + offset, end + offset)
        return Span(self.at(start), self.at(end - 1) + 1)

    def depth(self) -> int:
        """How many containers are around."""
        return self.level

    def nothing(self, position: int) -> Span:
        """The empty place at a position."""
        return Span(self.at(position), self.at(position))


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its ends; an empty one is at the end of that."""
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return start, start + len(written.strip())


def _line_ends(text: str) -> list[int]:
    return list(map(add, accumulate(map(len, text.split("\n"))), count()))
