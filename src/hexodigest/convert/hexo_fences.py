"""Fences that Hexo's own expression takes, and that Markdown reads otherwise."""

import re

from hexodigest.convert.layout import place_of
from hexodigest.document.nodes import CodeBlock

_MARKS = re.compile(r"`{3,}|~{3,}")
_DEEPEST = 3  # more columns before a fence make it indented code


def is_hexos_own(text: str, block: CodeBlock, *, in_list: bool) -> bool:
    """Whether CommonMark finds another end, or another text, than Hexo did.

    As in Hexo 8.1, backtick_code_block.js looks at no container: the lines of a fence in a list
    need no indent there, and what all lines are indented by goes.
    """
    prefix = place_of(text, block.span).prefix
    lead = text[text.rfind("\n", 0, block.span.start) + 1 : block.span.start]
    if not lead.isascii():
        return True  # a no-break space is white space to Hexo, and text to CommonMark
    marks = _MARKS.match(text, block.span.start)
    lines = text[block.span.start : block.span.end].split("\n")
    if marks is None or len(lines) < 2:  # noqa: PLR2004 - a line for each fence
        return True
    inner = [_inner(line, prefix) for line in lines[1:]]
    found = [line for line in inner if line is not None]
    if len(found) < len(inner) or (not in_list and not prefix.strip() and len(prefix) > _DEEPEST):
        return True
    closing = re.compile(rf" {{0,3}}{re.escape(marks[0][0])}{{{len(marks[0])},}}[ \t]*")
    ends = [index for index, line in enumerate(found) if closing.fullmatch(line)]
    return ends[:1] != [len(found) - 1] or "\n".join(found[:-1]) != block.text


def _inner(line: str, prefix: str) -> str | None:
    """What a container that starts its lines with `prefix` holds; None for a line outside it."""
    if line.startswith(prefix):
        return line.removeprefix(prefix)
    return "" if line.rstrip() == prefix.rstrip() or not (line.strip() or ">" in prefix) else None
