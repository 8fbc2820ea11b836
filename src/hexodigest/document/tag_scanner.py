"""What Hexo stashes before Markdown runs: the boundaries of tags, variables and comments.

The same states as in Hexo 8.1's `escapeAllSwigTags`, walked from one meaningful character to the
next. Where Hexo backtracks and searches the rest of the text again, a table answers instead, so
that the time stays proportional to the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from hexodigest.document.tag_ends import EndWords, UnquotedEnds
from hexodigest.document.tag_nodes import TagKind
from hexodigest.patterns import later
from hexodigest.source import Span

# Each alternative begins with a character of its own: so `re` skips all others fast. Most inline
# code is short and plain, and is taken at once.
_NEXT = later(r"`(?:(?P<plain>[^`\n{]++`++)|`*+)|\{[{#%]|<!--")
_BLANK_LINE = later(r"\n(?=\r?\n)|\r\n(?=\r?\n)")
_RAW = later(r"\{% *raw *%\}")
_END_RAW = later(r"\{% *endraw *%\}")
_TICKS = later(r"``*+")
_LAST_OF_ONE_UNIT = 0xFFFF
# White space as Hexo's own test knows it: a no-break space is none.
_NAME = later(r"[ \t\n\r\f\v]*+([^ \t\n\r\f\v]*+)")


class Piece(NamedTuple):
    """A stashed construct; all offsets count from the start of the scanned text."""

    kind: TagKind
    span: Span
    opening: Span
    closing: Span | None = None  # of a block
    name: str = ""  # the word that Hexo looks for behind `end`


_BEFORE_ALL: Piece | None = Piece(TagKind.BLOCK, Span(-1, -1), Span(-1, -1))


class Scan(NamedTuple):
    """What a scan found, each in order."""

    pieces: tuple[Piece, ...]
    comments: tuple[Span, ...]  # HTML comments, stashed as well
    inline_code: tuple[Span, ...]


def has_constructs(text: str) -> bool:
    """Whether Hexo looks for tags at all: a pair of braces with something between them."""
    return any(
        (start := text.find(opening)) >= 0 and text.find(closing, start + 3) >= 0
        for opening, closing in (("{{", "}}"), ("{#", "#}"), ("{%", "%}"))
    )


def scan(text: str) -> Scan:
    """Find what Hexo stashes in `text`, in which fences are hidden already."""
    scanner = _Scanner(text)
    position = 0
    while (start := _NEXT.search(text, position)) is not None:
        position = scanner.step(start)
    return Scan(tuple(scanner.pieces), tuple(scanner.comments), tuple(scanner.inline_code))


class _Scanner:
    """The tables of one text, each made when it is first needed, and the steps between states."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[Piece] = []
        self.comments: list[Span] = []
        self.inline_code: list[Span] = []
        self.ends = EndWords(text)
        self.tag_ends = UnquotedEnds(text, r"%\}")
        self.variable_ends = UnquotedEnds(text, r"\}")
        self.no_comment_end = False
        self.code = _InlineCode(text)

    def step(self, start: re.Match[str]) -> int:
        """Take what begins at `start`; return where plain text goes on."""
        match start[0]:
            case "{{":
                return self._variable(start.start())
            case "{#":
                return self._comment(start.start())
            case "{%":
                return self._tag(start.start())
            case "<!--":
                return self._html_comment(start.start())
            case _:
                return self._code(start)

    def _html_comment(self, start: int) -> int:
        close = self.text.find("-->", start + 4)
        # As in Hexo: without an end, all the rest is the comment.
        end = len(self.text) if close < 0 else close + 3
        self.comments.append(Span(start, end))
        return end

    def _variable(self, start: int) -> int:
        end = self.variable_ends.find(start + 2)
        if end is None:
            return start + 1
        if not self.text.startswith("}}", end):
            return end + 1  # As in Hexo: one brace ends the search, and all stays plain text.
        span = Span(start, end + 2)
        self.pieces.append(Piece(TagKind.VARIABLE, span, span))
        return span.end

    def _comment(self, start: int) -> int:
        end = -1 if self.no_comment_end else self.text.find("#}", start + 2)
        if end < 0:
            self.no_comment_end = True
            return start + 1
        span = Span(start, end + 2)
        self.pieces.append(Piece(TagKind.COMMENT, span, span))
        return span.end

    def _tag(self, start: int) -> int:
        end = self.tag_ends.find(start + 2)
        if end is None:
            return start + 1
        opening = Span(start, end + 2)
        word = _NAME.match(self.text, start + 2, end)
        name = word[1] if word else ""
        if not name or not self.ends.mention(name):
            self.pieces.append(Piece(TagKind.INLINE, opening, opening, name=name))
            return opening.end
        closing = self.ends.closing(name, opening.end)
        if closing is None:
            return end + 1  # As in Hexo: a block without an end stays plain text.
        span = Span(start, closing.end)
        self.pieces.append(Piece(TagKind.BLOCK, span, opening, closing, name))
        return span.end

    def _code(self, start: re.Match[str]) -> int:
        opening = start.start()
        escaped = self.text.startswith("\\", opening - 1) if opening else False
        if start["plain"] is not None:
            if escaped:
                return opening + 1
            self.inline_code.append(Span(*start.span()))
            return start.end()
        opening += escaped
        count = start.end() - opening
        if not count:
            return start.end()
        pieces, end, closed = self.code.find(opening, start.end(), count)
        self.pieces.extend(pieces)
        if closed:
            self.inline_code.append(Span(opening, end))
        return end


class _InlineCode:
    """Where inline code ends: at as many backticks, or at a blank line, which undoes it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.lengths: list[int] = []
        self.longer: list[int] = []  # for each run of backticks, the next that is longer
        self.blank_line = -1
        self.raw = _BEFORE_ALL
        self.blank_lines: Iterator[re.Match[str]] = _BLANK_LINE.finditer(text)

    def find(self, opening: int, position: int, count: int) -> tuple[list[Piece], int, bool]:
        """The raw tags in the code, where plain text goes on, and whether the code was closed."""
        pieces: list[Piece] = []
        start = opening
        while True:
            blank_line = self._next_blank_line(position)
            run_end = self._next_run(position, count)
            limit = min(blank_line, len(self.text) if run_end is None else run_end - count)
            raw = self._next_raw(position)
            if raw is None or raw.span.start >= limit:
                break
            pieces.append(raw)
            start = position = raw.span.end
        if run_end is not None and run_end - count < blank_line:
            return pieces, run_end, True
        return pieces, self._skip(start, count), False

    def _skip(self, start: int, count: int) -> int:
        """As in Hexo: as many UTF-16 units are skipped as there were backticks."""
        for end in range(start, len(self.text)):
            if count <= 0:
                return end
            count -= 2 if ord(self.text[end]) > _LAST_OF_ONE_UNIT else 1
        return len(self.text)

    def _next_blank_line(self, position: int) -> int:
        while self.blank_line < position:
            match = next(self.blank_lines, None)
            self.blank_line = len(self.text) if match is None else match.start()
            if match is None:
                break
        return self.blank_line

    def _next_raw(self, position: int) -> Piece | None:
        """The first `{% raw %}` from `position` on that has an end."""
        while self.raw is not None and self.raw.span.start < position:
            self.raw = self._search_raw(position)
        return self.raw

    def _search_raw(self, position: int) -> Piece | None:
        start = _RAW.search(self.text, position)
        end = _END_RAW.search(self.text, start.end()) if start else None
        if start is None or end is None:
            return None
        opening, closing = Span(*start.span()), Span(*end.span())
        span = Span(opening.start, closing.end)
        return Piece(TagKind.BLOCK, span, opening, closing, "raw")

    def _next_run(self, position: int, count: int) -> int | None:
        """The end of the first run from `position` on that holds `count` backticks."""
        if not self.starts:
            self._measure()
        index = bisect_left(self.starts, position)
        while index < len(self.starts) and self.lengths[index] < count:
            index = self.longer[index]
        return None if index >= len(self.starts) else self.starts[index] + self.lengths[index]

    def _measure(self) -> None:
        runs = [match.span() for match in _TICKS.finditer(self.text)]
        self.starts = [start for start, _ in runs]
        self.lengths = [end - start for start, end in runs]
        self.longer = [len(runs)] * len(runs)
        for index in range(len(runs) - 2, -1, -1):
            candidate = index + 1
            while candidate < len(runs) and self.lengths[candidate] <= self.lengths[index]:
                candidate = self.longer[candidate]
            self.longer[index] = candidate
