"""Fenced code that Hexo takes, before any Markdown is read, as blocks.

Hexo's filter replaces every closed fence, wherever it stands, by one line of comment. So does
`mask`, at equal length: the line ends within a fence become `x` too.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from hexodigest.document.fences import Fence
from hexodigest.document.nodes import CodeBlock
from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE
from hexodigest.source import Span

_BLANK: Final = "[" + JS_SPACE.replace("\n", "").replace("\r", "") + "]"
_LINE_START: Final = r"(?:^|(?<=[\r\u2028\u2029]))"
_LINE_END: Final = r"(?=[\n\r\u2028\u2029]|\Z)"
_SPACE: Final = f"[{JS_SPACE}]"
_WORD: Final = f"[^{JS_SPACE}]"
_URL_TEXT: Final = rf"(https?://{_WORD}+|/{_WORD}+){_SPACE}*(.+)?"
# As in Hexo 8.1, backtick_code_block.js, in linear time: an address behind a caption, or behind
# blanks alone, of which one is the caption then.
_ALL: Final = later(rf"{_SPACE}*+({_WORD}++){_SPACE}++(.+?)(?<!{_SPACE}){_SPACE}++{_URL_TEXT}")
_ALL_BLANK: Final = later(rf"{_SPACE}*+({_WORD}++){_SPACE}+({_SPACE}){_SPACE}{_URL_TEXT}")
_LANGUAGE_CAPTION: Final = later(rf"({_WORD}+){_SPACE}*(.+)?")
_OPTION: Final = later(
    rf"{_SPACE}((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight)"
    rf":{_WORD}+)"
)
_INDENT: Final = later(rf"^[ \t]*(?={_WORD})", re.MULTILINE)
_SHORTEST: Final = len("<!---->")


def mask(text: str, fences: Sequence[Fence], body: Span) -> str:
    """A body in `text` with each fence as one comment of equal length."""
    parts: list[str] = []
    position = body.start
    for fence in fences:
        start, end = fence.marks
        if end > body.start and start < body.end:
            parts.append(text[position:start])
            parts.append(comment(fence)[max(body.start - start, 0) : body.end - start])
            position = end
    parts.append(text[position : body.end])
    return "".join(parts)


def comment(fence: Fence) -> str:
    """What stands for a fence while blocks are read."""
    return f"<!--{'x' * (fence.marks.end - fence.marks.start - _SHORTEST)}-->"


def code_block(text: str, fence: Fence) -> CodeBlock:
    """The fence as a node: its text as Hexo would print it."""
    content = text[slice(*fence.content)].removesuffix("\n")
    quotes = text.count(">", fence.line.start, fence.marks.start)
    if quotes:
        content = re.sub(
            rf"{_LINE_START}(?:{_BLANK}*>){{0,{quotes}}}(?:{_BLANK}|{_LINE_END})",
            "",
            content,
            flags=re.MULTILINE,
        )
    words = read_info(fence.info)
    return CodeBlock(
        fence.marks,
        strip_indent(content),
        fenced=True,
        info=fence.info,
        info_span=fence.info_span,
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
    if match := _ALL.match(words) or _ALL_BLANK.match(words):
        return Info(match[1], match[2], match[3], match[4] or "link", options)
    if match := _LANGUAGE_CAPTION.search(words):
        return Info(match[1], match[2] or "", options=options)
    return Info(options=options)
