"""Fenced code as Hexo takes it out of a body, before tags and before Markdown.

Hexo does not wait for Markdown: the filter `backtick_code_block` finds fences with one regular
expression. What it takes is code to every later step, whatever Markdown would have made of it;
what it does not take (a fence without an end) is searched for tags like any other text, and left
to Markdown.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE, JS_TRIMMED
from hexodigest.source import Span

# Line ends as JavaScript's `^` knows them, and blanks as its `\s` does.
_LINE_ENDS = "\n\r\u2028\u2029"
_BLANKS = JS_SPACE.replace("\n", "").replace("\r", "")
_SPACES = _BLANKS.replace("\u2028\u2029", "")
_OPENING = later(
    rf"(?:(?:[{_SPACES}]*+>){{0,3}}+|[-*+]|[0-9]++\.)[{_SPACES}]*+(?P<marks>`{{3,}}+|~{{3,}}+)"
)
_LINE_PART = later(r"[^\r\u2028\u2029]*+[\r\u2028\u2029]?")
_INFO = later(rf"([{_BLANKS}]*+)([^{_LINE_ENDS}]*+)[{_BLANKS}]*+\n")
_CLOSING = later(
    rf"(?:[{_BLANKS}]*+>){{0,3}}+[{_BLANKS}]*+(`{{3,}}+|~{{3,}}+)[{_BLANKS}]?(?=[{_LINE_ENDS}]|\Z)"
)
_NEWLINES = later(r"\n*+")
_HIGHLIGHT = later(rf"[{_BLANKS}\r\n]highlight:([^:{_BLANKS}\r\n]*)")
_FILLER = "\ufffc"


class Fence(NamedTuple):
    """A fence that Hexo takes; every span counts from the start of the text."""

    marks: Span  # from the first mark of the opening fence to the last of the closing one
    span: Span  # what Hexo takes: as `marks`, with the one blank that may follow
    line: Span  # all that the expression matches: with the quote or list mark and the line ends
    info: str  # behind the opening fence, without blanks around it
    info_span: Span
    content: Span  # whole lines, the last line end included
    stashed: bool  # False where Hexo only turns the braces into entities


def find_fences(text: str, body: Span) -> list[Fence]:
    """All fences that Hexo takes from the body in `text`, in order."""
    lines = _marked_lines(text, body)
    if not lines:
        return []
    closers = _Closers(text, lines, body.end)
    comments = _Comments(text, body)
    fences: list[Fence] = []
    end = body.start
    for line in lines:
        if line[1] <= end:
            continue
        for opening in _openings(text, *line):
            fence = _fence(text, opening, closers) if opening.start() >= end else None
            if fence is not None:
                end = fence.line.end
                if not _is_highlighted(fence.info) or comments.hold(fence.line):
                    fence = fence._replace(stashed=False)
                fences.append(fence)
    return fences


def hide_fences(text: str, fences: Sequence[Fence]) -> str:
    """`text` at equal length with each fence as a comment, which is what Hexo puts there."""
    parts: list[str] = []
    last = 0
    for fence in fences:
        start, end = fence.span if fence.stashed else fence.line
        parts.append(text[last:start])
        if fence.stashed:
            parts.append("<!--" + _FILLER * (end - start - 7) + "-->")
        else:
            # Hexo writes `&#123;` here, in which its search finds nothing either.
            parts.append(text[start:end].replace("{", _FILLER).replace("}", _FILLER))
        last = end
    parts.append(text[last:])
    return "".join(parts)


def _marked_lines(text: str, body: Span) -> list[tuple[int, int]]:
    """Where each line that holds three backticks or tildes in a row starts and ends."""
    ticks, tildes = _lines_with(text, "```", body), _lines_with(text, "~~~", body)
    return sorted({*ticks, *tildes}) if tildes else ticks


def _lines_with(text: str, marks: str, body: Span) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    end, last = body
    found = text.find(marks, end, last)
    while found >= 0:
        start = max(end, text.rfind("\n", end, found) + 1)
        end = text.find("\n", found, last) + 1 or last
        lines.append((start, end))
        found = text.find(marks, end, last)
    return lines


def _openings(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What may open a fence: at the line's start and, as to JavaScript's `^`, behind U+2028."""
    position = start
    while position < end:
        opening = _OPENING.match(text, position, end)
        if opening is not None:
            yield opening
        part = _LINE_PART.match(text, position, end)
        position = part.end() if part else end
        if text[position - 1] not in "\r\u2028\u2029":
            return


def _fence(text: str, opening: re.Match[str], closers: "_Closers") -> Fence | None:
    """The fence that begins at `opening`, if one ends it."""
    marks = opening["marks"]
    line = _INFO.match(text, opening.end(), closers.limit)
    if line is None:
        return None
    info = line[2].rstrip(JS_TRIMMED)
    if info.endswith("`"):
        return None
    closer = closers.first(marks[0], len(marks), line.end())
    if closer is None and _may_hold_marks(info, marks, line[1]):
        shorter = closers.shorter(marks[0], len(marks))
        found = (closers.first(marks[0], length, line.end()) for length in shorter)
        closer = next((closer for closer in found if closer is not None), None)
    if closer is None:
        return None
    start = opening.start("marks")
    first = line.start(2)
    if closer.length < len(marks):
        first = start + closer.length
        info = text[first : line.start(2) + len(info)].rstrip(JS_TRIMMED)
    end = _NEWLINES.match(text, closer.end, closers.limit)
    return Fence(
        Span(start, closer.marks),
        Span(start, closer.end),
        Span(opening.start(), end.end() if end else closer.end),
        info,
        Span(first, first + len(info)),
        Span(line.end(), closer.start),
        stashed=True,
    )


def _may_hold_marks(info: str, marks: str, blanks: str) -> bool:
    """Whether a shorter fence is read, its other marks being part of the info string."""
    if not info:
        return marks[0] == "~"
    return "\u2028" not in blanks and "\u2029" not in blanks


class _Closer(NamedTuple):
    """A line that ends a fence."""

    start: int
    marks: int  # where its marks end
    end: int  # where the blank behind them ends
    length: int  # how many marks there are


class _Closers:
    """Every line that can end a fence, by its marks."""

    def __init__(self, text: str, lines: list[tuple[int, int]], limit: int) -> None:
        """Look at the lines that hold marks; one blank may follow the marks."""
        self.limit = limit  # the end of the body
        self.starts: dict[tuple[str, int], list[int]] = {}
        self.ends: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for start, _ in lines:
            line = _CLOSING.match(text, start, limit)
            if line is not None:
                marks = line[1]
                key = marks[0], len(marks)
                self.starts.setdefault(key, []).append(start)
                self.ends.setdefault(key, []).append((line.end(1), line.end()))
        self.lengths = sorted({length for _, length in self.starts})

    def shorter(self, mark: str, length: int) -> Iterator[int]:
        """How many marks the lines have that have fewer, in descending order."""
        for other in reversed(self.lengths[: bisect_left(self.lengths, length)]):
            if (mark, other) in self.starts:
                yield other

    def first(self, mark: str, length: int, content: int) -> _Closer | None:
        """The line that ends a fence of so many marks whose content starts at `content`.

        As in Hexo's expression, a line right behind the opening one counts only when there is
        no other.
        """
        starts = self.starts.get((mark, length))
        if starts is None:
            return None
        index = bisect_right(starts, content)
        if index == len(starts):
            index = bisect_left(starts, content)
            if index == len(starts):
                return None
        return _Closer(starts[index], *self.ends[mark, length][index], length)


class _Comments:
    """HTML comments, asked in ascending order."""

    def __init__(self, text: str, body: Span) -> None:
        self.spans = _comments(text, body)
        self.current = next(self.spans, None)

    def hold(self, span: Span) -> bool:
        """Whether `span` lies within a comment."""
        while self.current is not None and self.current.end <= span.start:
            self.current = next(self.spans, None)
        comment = self.current
        return comment is not None and comment.start < span.start and span.end < comment.end


def _comments(text: str, body: Span) -> Iterator[Span]:
    start = text.find("<!--", body.start, body.end)
    while start >= 0:
        end = text.find("-->", start + 4, body.end)
        if end < 0:
            return
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3, body.end)


def _is_highlighted(info: str) -> bool:
    """Whether Hexo makes a figure of the fence; the last `highlight:` option decides."""
    options = _HIGHLIGHT.findall(info) if "highlight:" in info else []
    return not options or options[-1] == "true"
