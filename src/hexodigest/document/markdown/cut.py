"""Blocks within which Hexo took a fence, and code that it left to marked."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from hexodigest.document.fences import Fence
from hexodigest.document.markdown.characters import unescape
from hexodigest.document.markdown.fences import read_info
from hexodigest.document.markdown.placed import PlacedState
from hexodigest.document.nodes import CodeBlock
from hexodigest.source import Span

# As in marked 15: spaces first, so that of two spaces and a tab the tab stays.
_CODE_INDENT: Final = re.compile(r"^(?: {1,4}| {0,3}\t)", re.MULTILINE)
_FENCE_CLOSING: Final = re.compile(r"(`{3,}|~{3,})[`~]* *\Z")


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
    text = _CODE_INDENT.sub("", state.src[slice(*lines)])
    return _with_tabs(text.strip("\n"), state)


class LeftFence(NamedTuple):
    """A fence that Hexo left to marked."""

    line: Span  # the opening one, in the source
    info: str
    info_span: Span
    indent: int
    content: Span  # in the state's text, like what marked takes for the code
    closed: bool


def read_left_fence(token: dict[str, Any]) -> LeftFence:
    """Take mistune's token for a fence apart."""
    state: PlacedState = token["state"]
    match: re.Match[str] = token["match"]
    start, end = token["start"], token["end"]
    last = state.src[start:end].rstrip().rpartition("\n")[2]
    closing = _FENCE_CLOSING.fullmatch(last.strip(" "))
    is_open = not closing or "\n" not in state.src[start:end].strip()
    closed = not is_open and match["fenced_2"] in last
    first = min(match.end() + 1, end)
    return LeftFence(
        state.span(match.start(), match.end()),
        match["fenced_3"].strip(),
        state.span(match.start("fenced_3"), match.end("fenced_3")),
        len(match["fenced_1"]),
        Span(first, max(state.src.rindex(last, start, end), first) if closed else end),
        closed,
    )


def left_fence(state: PlacedState, fence: LeftFence, part: Part) -> CodeBlock:
    """The fence, or what is left of it where Hexo took one within; the first part has the info."""
    start = max(part.lines.start, fence.content.start)
    text = state.src[start : min(part.lines.end, fence.content.end)]
    text = re.sub(rf"^ {{0,{fence.indent}}}", "", text, flags=re.MULTILINE)
    whole = part.is_first and part.is_last
    text = _with_tabs(text.removesuffix("\n") if whole else text.strip("\n"), state)
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


def _with_tabs(text: str, state: PlacedState) -> str:
    # As in marked 15: within lists every tab is four spaces.
    return text.replace("\t", "    ") if state.in_list else text
