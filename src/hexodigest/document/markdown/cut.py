"""Blocks within which Hexo took a fence, and code that it left to marked."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from hexodigest.document.fences import Fence
from hexodigest.document.markdown.characters import unescape
from hexodigest.document.markdown.fences import read_info
from hexodigest.document.markdown.placed import PlacedState
from hexodigest.document.nodes import CodeBlock
from hexodigest.patterns import later
from hexodigest.slugs import JS_TRIMMED
from hexodigest.source import Span

# As in marked 15: spaces first, so that of two spaces and a tab the tab stays.
_CODE_INDENT: Final = later(r"^(?: {1,4}| {0,3}\t)", re.MULTILINE)
_BLANKS: Final = JS_TRIMMED.replace("\n", "")
_FENCE_CLOSING: Final = later(r" {0,3}(`{3,}+|~{3,}+)[`~]*+ *\Z")


class Part(NamedTuple):
    """What stands before, between or behind fences."""

    span: Span  # in the source, without white space around
    lines: Span  # in the state's text
    is_first: bool
    is_last: bool


def cut(state: PlacedState, lines: Span, fences: list[Fence]) -> Iterator[Part | Fence]:
    """The parts of `lines` of a state's text that hold something, and the fences between."""
    position = lines.start
    for fence in fences:
        start = state.offset_of(fence.marks.start)
        if state.src[position:start].strip():
            part = Span(position, start)
            yield Part(state.span(*part), part, position == lines.start, is_last=False)
        yield fence
        position = start + fence.marks.end - fence.marks.start
    if state.src[position : lines.end].strip():
        part = Span(position, lines.end)
        yield Part(state.span(*part), part, position == lines.start, is_last=True)


def indented_text(state: PlacedState, lines: Span) -> str:
    """The text of indented code."""
    text = _CODE_INDENT.sub("", _written(state, *lines))
    return text.strip("\n")


class LeftFence(NamedTuple):
    """A fence that Hexo left to marked."""

    line: Span  # the opening one, in the source
    info: str
    info_span: Span
    indent: int  # that marked takes off lines that have as much; only with backticks
    content: Span  # in the state's text, like what marked takes for the code
    closed: bool


def read_left_fence(token: dict[str, Any]) -> LeftFence:
    """Take mistune's token for a fence apart."""
    state: PlacedState = token["state"]
    match: re.Match[str] = token["match"]
    start, end = token["start"], token["end"]
    last = state.src[start:end].rstrip().rpartition("\n")[2]
    closing = _FENCE_CLOSING.fullmatch(last)
    is_open = not closing or "\n" not in state.src[start:end].strip()
    closed = not is_open and match["fenced_2"] in last
    first = min(match.end() + 1, end)
    return LeftFence(
        state.span(match.start(), match.end()),
        match["fenced_3"].strip(),
        state.span(match.start("fenced_3"), match.end("fenced_3")),
        len(match["fenced_1"]) if match["fenced_2"][0] == "`" else 0,
        Span(first, max(state.src.rindex(last, start, end), first) if closed else end),
        closed,
    )


def left_fence(state: PlacedState, fence: LeftFence, part: Part) -> CodeBlock:
    """The fence, or what is left of it where Hexo took one within; the first part has the info."""
    start = max(part.lines.start, fence.content.start)
    text = _written(state, start, min(part.lines.end, fence.content.end))
    whole = part.is_first and part.is_last
    text = text.removesuffix("\n") if whole else text.strip("\n")
    if fence.indent:
        text = re.sub(rf"^[{_BLANKS}]{{{fence.indent}}}", "", text, flags=re.MULTILINE)
    language = unescape(fence.info).split(" ")[0]
    if not part.is_first:
        return CodeBlock(part.span, text, fenced=False, language=language)
    words = read_info(fence.info)
    return CodeBlock(
        part.span,
        text,
        fenced=True,
        closed=fence.closed and part.is_last,
        info=fence.info,
        info_span=fence.info_span,
        language=language,
        caption=words.caption,
        url=words.url,
        link_text=words.link_text,
        options=words.options,
    )


def _written(state: PlacedState, start: int, end: int) -> str:
    """What marked has of the text between two places: without its end that is not there to it."""
    text = state.src[start:end]
    if state.is_trimmed_at(end):
        # Of a quote only the last line.
        text = text.rstrip(JS_TRIMMED) if state.is_item else text.removesuffix("\n").rstrip(_BLANKS)
    elif end >= state.cursor_max and (state.parent or not state.body.is_ended):
        text = text.removesuffix("\n")
    if "\t" not in text or not state.in_list:
        return text
    # As in marked 15: within lists a tab is four spaces, save on an item's first line.
    first, end_of_line, others = text.partition("\n")
    first = first if state.keeps_tabs(start) else first.replace("\t", "    ")
    return first + end_of_line + others.replace("\t", "    ")
