"""Fenced code as Hexo takes it, before any Markdown is read.

Hexo's `backtick_code_block` filter replaces every closed fence, wherever it stands, by one line of
comment. So does `mask_fences`, at equal length: the line ends within a fence become `x` too.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from hexodigest.document.nodes import CodeBlock
from hexodigest.slugs import JS_SPACE
from hexodigest.source import Span

_BLANK: Final = "[" + JS_SPACE.replace("\n", "").replace("\r", "") + "]"
_LINE_START: Final = r"(?:^|(?<=[\r\u2028\u2029]))"
_LINE_END: Final = r"(?=[\n\r\u2028\u2029]|\Z)"
_REST: Final = r"[^\n\r\u2028\u2029]*+"
_QUOTES: Final = rf"(?:{_BLANK}*>){{0,3}}"
_END_OF_LINE: Final = re.compile(r"[\n\r\u2028\u2029]")
_MARKS: Final = re.compile("```|~~~")
_OPENING: Final = re.compile(
    rf"((?:{_QUOTES}|[-*+]|[0-9]+\.){_BLANK}*)(`{{3,}}+|~{{3,}}+)({_REST})(?=\n)",
    re.MULTILINE,
)
_CLOSING: Final = re.compile(
    rf"{_QUOTES}{_BLANK}*(`{{3,}}+|~{{3,}}+){_BLANK}?{_LINE_END}", re.MULTILINE
)
_SPACE: Final = f"[{JS_SPACE}]"
_WORD: Final = f"[^{JS_SPACE}]"
_ALL: Final = re.compile(
    rf"({_WORD}+){_SPACE}+(.+?){_SPACE}+(https?://{_WORD}+|/{_WORD}+){_SPACE}*(.+)?"
)
_LANGUAGE_CAPTION: Final = re.compile(rf"({_WORD}+){_SPACE}*(.+)?")
_OPTION: Final = re.compile(
    rf"{_SPACE}((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight)"
    rf":{_WORD}+)"
)
_INDENT: Final = re.compile(rf"^[ \t]*(?={_WORD})", re.MULTILINE)
_SHORTEST: Final = len("<!---->")


class Fence(NamedTuple):
    """A fence that Hexo takes, with the place of its parts in the text."""

    start: int  # of the opening marks
    end: int  # of the closing marks
    info: Span
    content: Span
    quotes: int  # how many `>` stand before the opening


def find_fences(text: str, body: Span) -> tuple[Fence, ...]:
    """Every fence that Hexo's filter takes from the body, in order."""
    if "```" not in text and "~~~" not in text:
        return ()
    lines = list(_marked_lines(text, body))
    closings: dict[str, list[re.Match[str]]] = {}
    for line in lines:
        if match := _CLOSING.match(text, line, body.end):
            closings.setdefault(match[1], []).append(match)
    starts = {marks: [m.start() for m in found] for marks, found in closings.items()}
    comments = _comments(text, body)
    fences: list[Fence] = []
    position = body.start
    for line in lines:
        opening = _OPENING.match(text, line, body.end) if line >= position else None
        fence = _closed(opening, text, closings, starts) if opening else None
        if fence:
            position = fence.end
            if not _within(fence, comments) and not _is_off(text, fence):
                fences.append(fence)
    return tuple(fences)


def _marked_lines(text: str, body: Span) -> Iterator[int]:
    """Where each line starts that holds marks of fences."""
    position = body.start
    ends = [end for end in "\n\r\u2028\u2029" if end in text]
    while marks := _MARKS.search(text, position, body.end):
        yield max(position, *(text.rfind(end, position, marks.start()) + 1 for end in ends), 0)
        end_of_line = _END_OF_LINE.search(text, marks.end(), body.end)
        if not end_of_line:
            return
        position = end_of_line.end()


def _closed(
    opening: re.Match[str],
    text: str,
    closings: dict[str, list[re.Match[str]]],
    starts: dict[str, list[int]],
) -> Fence | None:
    """The fence of this opening; Hexo's expression may give a longer run's last marks to info."""
    marks = opening[2]
    for run in _runs(marks, starts):
        info = _info(text, opening.start(2) + len(run), opening.end())
        if info is None:
            continue
        first = opening.end() + 1
        # As in Hexo 8.1: a fence is empty only when no other line can close it.
        index = bisect_right(starts[run], first)
        if index == len(starts[run]) and starts[run][index - 1] == first:
            index -= 1
        elif index == len(starts[run]):
            continue
        closing = closings[run][index]
        content = Span(first, max(closing.start() - 1, first))
        quotes = opening[1].count(">")
        return Fence(opening.start(2), closing.end(1), info, content, quotes)
    return None


def _runs(marks: str, starts: dict[str, list[int]]) -> list[str]:
    """The runs that begin `marks` and close something, the longest first."""
    if len(marks) < len(starts):
        runs = (marks[:width] for width in range(len(marks), 2, -1))
        return [run for run in runs if run in starts]
    return sorted((run for run in starts if marks.startswith(run)), key=len, reverse=True)


def _info(text: str, start: int, end: int) -> Span | None:
    """What stands behind the marks; it may not end with a backtick."""
    written = text[start:end]
    stripped = written.strip(_BLANK_CHARACTERS)
    if stripped.endswith("`"):
        return None
    first = start + len(written) - len(written.lstrip(_BLANK_CHARACTERS))
    return Span(first, first + len(stripped))


_BLANK_CHARACTERS: Final = "".join(
    chr(code) for code in range(0x10000) if re.match(_BLANK, chr(code))
)


def _comments(text: str, body: Span) -> list[Span]:
    found = []
    start = text.find("<!--", body.start, body.end)
    while start >= 0:
        end = text.find("-->", start + 4, body.end)
        if end < 0:
            break
        found.append(Span(start, end + 3))
        start = text.find("<!--", end + 3, body.end)
    return found


def _within(fence: Fence, comments: list[Span]) -> bool:
    """Hexo leaves a fence within a comment alone."""
    index = bisect_left(comments, (fence.start, fence.start)) - 1
    return index >= 0 and comments[index].end > fence.end


def _is_off(text: str, fence: Fence) -> bool:
    """`highlight:` with any other word than `true` leaves the fence to marked."""
    options = dict(read_info(text[fence.info.start : fence.info.end]).options)
    return options.get("highlight", "true") != "true"


def mask(text: str, fences: tuple[Fence, ...]) -> str:
    """The text with each fence as one comment of equal length."""
    parts: list[str] = []
    position = 0
    for fence in fences:
        parts += (text[position : fence.start], comment(fence))
        position = fence.end
    parts.append(text[position:])
    return "".join(parts)


def comment(fence: Fence) -> str:
    """What stands for a fence while blocks are read."""
    return f"<!--{'x' * (fence.end - fence.start - _SHORTEST)}-->"


def code_block(text: str, fence: Fence) -> CodeBlock:
    """The fence as a node: its text as Hexo would print it."""
    content = text[fence.content.start : fence.content.end]
    if fence.quotes:
        content = re.sub(
            rf"{_LINE_START}(?:{_BLANK}*>){{0,{fence.quotes}}}(?:{_BLANK}|{_LINE_END})",
            "",
            content,
            flags=re.MULTILINE,
        )
    info = text[fence.info.start : fence.info.end]
    words = read_info(info)
    return CodeBlock(
        Span(fence.start, fence.end),
        strip_indent(content),
        fenced=True,
        info=info,
        info_span=fence.info,
        language=words.language,
        caption=words.caption,
        url=words.url,
        link_text=words.link_text,
        options=words.options,
    )


def strip_indent(code: str) -> str:
    """The code without the indent that all its lines share, as Hexo prints it."""
    indent = min((len(line) for line in _INDENT.findall(code)), default=0)
    return re.sub(rf"^[ \t]{{{indent}}}", "", code, flags=re.MULTILINE) if indent else code


class Info(NamedTuple):
    """The words of an info string as Hexo reads them."""

    language: str = ""
    caption: str = ""
    url: str = ""
    link_text: str = ""
    options: tuple[tuple[str, str], ...] = ()


def read_info(info: str) -> Info:
    """`js caption https://… text mark:1,4-7` taken apart as Hexo does."""
    if info.isalnum():
        return Info(info)
    options = tuple(
        (name, value) for name, _, value in (o.partition(":") for o in _OPTION.findall(info))
    )
    words = _OPTION.sub("", info).split("=")[0]
    if match := _ALL.search(words):
        return Info(match[1], match[2], match[3], match[4] or "link", options)
    if match := _LANGUAGE_CAPTION.search(words):
        return Info(match[1], match[2] or "", options=options)
    return Info(options=options)
