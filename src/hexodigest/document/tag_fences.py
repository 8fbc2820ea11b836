"""Fenced code as Hexo takes it out of a body, before tags and before Markdown.

Hexo does not wait for Markdown: the filter `backtick_code_block` finds fences with one regular
expression. What it takes is code to every later step, whatever Markdown would have made of it;
what it does not take (a fence without an end) is searched for tags like any other text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from hexodigest.source import Span

# White space and line ends as JavaScript's `\s` and `^` know them.
_LINE_ENDS = "\n\r\u2028\u2029"
_SPACES = "\t\v\f \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff"
_BLANKS = _SPACES + "\u2028\u2029"
_MARKS = re.compile(r"```|~~~")
_TICKS = re.compile(r"```")  # alone it is found many times faster
_OPENING = re.compile(
    rf"(?:(?:[{_SPACES}]*+>){{0,3}}+|[-*+]|[0-9]++\.)[{_SPACES}]*+(?P<marks>`{{3,}}+|~{{3,}}+)"
)
_LINE_PART = re.compile(r"[^\r\u2028\u2029]*+[\r\u2028\u2029]?")
_INFO = re.compile(rf"([{_BLANKS}]*+)([^{_LINE_ENDS}]*+)[{_BLANKS}]*+\n")
_TRAILING_BLANKS = re.compile(rf"[{_BLANKS}]+\Z")
_CLOSING = re.compile(
    rf"(?:[{_BLANKS}]*+>){{0,3}}+[{_BLANKS}]*+(?P<marks>`{{3,}}+|~{{3,}}+)(?P<blank>[{_BLANKS}]?)"
)
_NEWLINES = re.compile(r"\n*+")
_HIGHLIGHT = re.compile(rf"[{_BLANKS}\r\n]highlight:([^:{_BLANKS}\r\n]*)")
_FILLER = "\ufffc"


class Fence(NamedTuple):
    """A fence that Hexo takes; spans count from the start of the body that was searched."""

    span: Span  # from the first mark of the opening fence to the last of the closing one
    line: Span  # all that the expression matches: with the quote or list mark and the line ends
    info: str  # behind the opening fence, without blanks around it
    content: Span  # whole lines, the last line end included
    stashed: bool  # False where Hexo only turns the braces into entities


def find_fences(body: str) -> list[Fence]:
    """All fences that Hexo takes from `body`, in order."""
    if "```" not in body and "~~~" not in body:
        return []
    closers = _Closers()
    openings: list[re.Match[str]] = []
    for line in _marked_lines(body):
        closers.add(body, line.start)
        openings += _openings(body, line)
    comments = _Comments(body)
    fences: list[Fence] = []
    end = 0
    for opening in openings:
        if opening.start() < end:
            continue
        fence = _fence(body, opening, closers)
        if fence is not None:
            end = fence.line.end
            if not _is_highlighted(fence.info) or comments.hold(fence.line):
                fence = fence._replace(stashed=False)
            fences.append(fence)
    return fences


def hide_fences(body: str, fences: list[Fence]) -> str:
    """`body` at equal length with each fence as a comment, which is what Hexo puts there."""
    parts: list[str] = []
    last = 0
    for fence in fences:
        start, end = fence.span if fence.stashed else fence.line
        parts.append(body[last:start])
        if fence.stashed:
            parts.append("<!--" + _FILLER * (end - start - 7) + "-->")
        else:
            # Hexo writes `&#123;` here, in which its search finds nothing either.
            parts.append(body[start:end].replace("{", _FILLER).replace("}", _FILLER))
        last = end
    parts.append(body[last:])
    return "".join(parts)


def _marked_lines(body: str) -> Iterator[Span]:
    """The lines that hold three backticks or tildes in a row."""
    position = 0
    pattern = _MARKS if "~~~" in body else _TICKS
    while (marks := pattern.search(body, position)) is not None:
        start = max(position, body.rfind("\n", position, marks.start()) + 1)
        end = body.find("\n", marks.end())
        position = len(body) if end < 0 else end + 1
        yield Span(start, position)


def _openings(body: str, line: Span) -> Iterator[re.Match[str]]:
    """What may open a fence: at the line's start and, as to JavaScript's `^`, behind U+2028."""
    position = line.start
    while position < line.end:
        opening = _OPENING.match(body, position, line.end)
        if opening is not None:
            yield opening
        part = _LINE_PART.match(body, position, line.end)
        end = part.end() if part else line.end
        if body[end - 1] not in "\r\u2028\u2029":
            return
        position = end


def _fence(body: str, opening: re.Match[str], closers: "_Closers") -> Fence | None:
    """The fence that begins at `opening`, if one ends it."""
    marker = opening["marks"]
    line = _INFO.match(body, opening.end())
    if line is None:
        return None
    info = _TRAILING_BLANKS.sub("", line[2])
    if info.endswith("`"):
        return None
    for length in range(len(marker), 2, -1):
        extra = marker[length:]
        if extra and not _may_begin_info(extra, line[1], info):
            break
        found = closers.first(marker[0] * length, line.end())
        if found is not None:
            start = opening.start("marks")
            end = _NEWLINES.match(body, found.end)
            return Fence(
                Span(start, found.end),
                Span(opening.start(), end.end() if end else found.end),
                (extra + line[1] + info).rstrip() if extra else info,
                Span(line.end(), found.start),
                stashed=True,
            )
    return None


def _may_begin_info(extra: str, blanks: str, info: str) -> bool:
    """Whether a shorter fence is read, its other marks being part of the info string."""
    if not info:
        return extra[0] == "~"
    return "\u2028" not in blanks and "\u2029" not in blanks


class _Closers:
    """Every line that can end a fence, by its marks."""

    def __init__(self) -> None:
        self.starts: dict[str, list[int]] = {}
        self.ends: dict[str, list[int]] = {}

    def add(self, body: str, start: int) -> None:
        """Remember the line at `start`, if it can end a fence; one blank may follow the marks."""
        line = _CLOSING.match(body, start)
        if line is None:
            return
        for end in (line.end("blank"), line.end("marks")):
            if end == len(body) or body[end] in _LINE_ENDS:
                self.starts.setdefault(line["marks"], []).append(start)
                self.ends.setdefault(line["marks"], []).append(end)
                return

    def first(self, marker: str, content: int) -> Span | None:
        """The line that ends a fence whose content starts at `content`: its start, the marks' end.

        As in Hexo's expression, a line right behind the opening one counts only when there is
        no other.
        """
        starts = self.starts.get(marker)
        if starts is None:
            return None
        index = bisect_right(starts, content)
        if index == len(starts):
            index = bisect_left(starts, content)
            if index == len(starts):
                return None
        return Span(starts[index], self.ends[marker][index])


class _Comments:
    """HTML comments, asked in ascending order."""

    def __init__(self, body: str) -> None:
        self.spans = _comments(body)
        self.current = next(self.spans, None)

    def hold(self, span: Span) -> bool:
        """Whether `span` lies within a comment."""
        while self.current is not None and self.current.end <= span.start:
            self.current = next(self.spans, None)
        comment = self.current
        return comment is not None and comment.start < span.start and span.end < comment.end


def _comments(body: str) -> Iterator[Span]:
    start = body.find("<!--")
    while start >= 0:
        end = body.find("-->", start + 4)
        if end < 0:
            return
        yield Span(start, end + 3)
        start = body.find("<!--", end + 3)


def _is_highlighted(info: str) -> bool:
    """Whether Hexo makes a figure of the fence; the last `highlight:` option decides."""
    options = _HIGHLIGHT.findall(info) if "highlight:" in info else []
    return not options or options[-1] == "true"
