"""Lines that part blocks in Hexo alone.

A tag's placeholder is a comment, which ends a paragraph and opens none. What looks like the head of
a table ends one too, even where its delimiters are too few.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from hexodigest.convert.context import Context
from hexodigest.convert.layout import place_of
from hexodigest.convert.raw_html import starts_block
from hexodigest.convert.tag_edits import node_of
from hexodigest.diagnostics import Edit
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import Block, CodeBlock, HtmlBlock, List, Paragraph, Quote, Table
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.source import Span
from hexodigest.tags.nodes import Address, Html, Image, Link

# The delimiters of a table, or HTML.
_ODD_LINE = re.compile(r"^[ \t>]*(?:[|:-][-:| \t]*\r?$|<)", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")


class _Siblings(NamedTuple):
    blocks: Sequence[Block]
    tight: bool


def joints(context: Context, markdown: Markdown, tags: Sequence[Tag]) -> Iterator[Edit]:
    """Line ends beside what starts a block, where a target would see more of a paragraph."""
    starts = {tag.span.start: tag for tag in tags}
    ends = {tag.span.end for tag in tags}
    if not starts and not _ODD_LINE.search(context.text):
        return
    for siblings in _siblings(context.text, _Siblings(markdown.blocks, tight=False)):
        for above, below in pairwise(siblings.blocks):
            gap = _between(context.text, above, below)
            if context.text.count("\n", *gap) != 1:
                continue
            if isinstance(above, Paragraph) and isinstance(below, Paragraph):
                yield _parted(context.text, gap, " ", tight=False)
                continue
            line_below = _inline(context, starts, below)
            line_above = _inline(context, starts, above) or _with_more(context, starts, above)
            if isinstance(above, Paragraph) and line_below:
                is_word = _is_indented(context.text, siblings.blocks[0], gap)
                word = " " if is_word or context.text[gap.start - 1] == "\\" else ""
                yield _parted(context.text, gap, word, tight=siblings.tight)
            elif _is_lazy(context, above, below, line_below):
                yield _parted(context.text, gap, " ", tight=False)
            elif not (line_above and _is_open(context, line_above, gap, ends)):
                continue
            elif line_below or isinstance(below, Paragraph) or _is_loose(siblings, below):
                yield _parted(context.text, gap, " ", tight=siblings.tight)


def _is_lazy(context: Context, above: Block, below: Block, line_below: Tag | None) -> bool:
    """Whether a target would take what is below for more text of a quote, list or table."""
    if isinstance(above, Table):
        return isinstance(below, HtmlBlock)
    return isinstance(above, Quote | List) and bool(line_below or _is_late(context, below))


def _is_late(context: Context, below: Block) -> bool:
    """Whether a block of HTML ends no paragraph: to marked, no text goes on behind a quote."""
    html = context.text[_first(context.text, below) : below.span.end]
    is_html = isinstance(below, HtmlBlock) and not html.startswith(("{", "<!"))
    return is_html and not starts_block(html)


def _is_loose(siblings: _Siblings, below: Block) -> bool:
    """Whether a blank line does no harm; a comment is put above code for it."""
    return not siblings.tight and not isinstance(below, CodeBlock)


def _first_tag(context: Context, starts: Mapping[int, Tag], block: Block) -> Tag | None:
    return starts.get(_first(context.text, block)) if isinstance(block, HtmlBlock) else None


def _inline(context: Context, starts: Mapping[int, Tag], block: Block) -> Tag | None:
    """The tag that starts a block and is shown within a line, as one that is not known is."""
    tag = _first_tag(context, starts, block)
    if tag is None or tag.kind is TagKind.VARIABLE:
        return tag
    node = node_of(context, tag)
    if isinstance(node, Html):
        is_line = place_of(context.text, tag.span).alone_after
        is_block = is_line or starts_block(node.html) or "\n" in node.html.strip("\n")
        return None if is_block else tag
    is_inline = tag.kind is TagKind.INLINE and isinstance(node, Link | Address | Image | None)
    return tag if is_inline else None


def _with_more(context: Context, starts: Mapping[int, Tag], block: Block) -> Tag | None:
    """The tag that starts a line with more on it."""
    tag = _first_tag(context, starts, block)
    is_more = tag is not None and not place_of(context.text, tag.span).alone_after
    return tag if is_more else None


def _is_open(context: Context, tag: Tag, gap: Span, ends: AbstractSet[int]) -> bool:
    """Whether nothing else parts the line of a tag from the next; tags have these `ends`."""
    if place_of(context.text, Span(gap.end, gap.end)).prefix:
        return True
    if tag.kind is TagKind.VARIABLE:
        return tag.span.end == gap.start
    if tag.span.end < gap.start and (gap.start in ends or context.text[gap.start - 1] == ">"):
        return True
    return isinstance(node_of(context, tag), Image | Address)


def _siblings(text: str, among: _Siblings) -> Iterator[_Siblings]:
    """The blocks of each container, outer ones first."""
    yield among
    for block in among.blocks:
        match block:
            case List(span, items=items):
                tight = not _BLANK_LINE.search(text, *span)
                for item in items:
                    yield from _siblings(text, _Siblings(item.children, tight))
            case Quote(children=children):
                yield from _siblings(text, _Siblings(children, tight=False))
            case _:
                pass


def _between(text: str, above: Block, below: Block) -> Span:
    """What stands between the last character of a block and the first one of the next."""
    end = above.span.end
    while True:
        while end > above.span.start and text[end - 1] in " \t\r\n":
            end -= 1
        line = text.rfind("\n", above.span.start, end) + 1
        if not line or text[line:end].strip(" \t>"):  # else the marks of quotes alone
            return Span(end, _first(text, below))
        end = line


def _is_indented(text: str, block: Block, gap: Span) -> bool:
    """Whether what follows the gap stands further in than the first of its siblings."""
    column = _first(text, block) - text.rfind("\n", 0, _first(text, block))
    return gap.end - text.rfind("\n", 0, gap.end) > column


def _first(text: str, block: Block) -> int:
    start = block.span.start
    while start < block.span.end and text[start] in " \t":
        start += 1
    return start


def _parted(text: str, gap: Span, word: str, *, tight: bool) -> Edit:
    """A blank line; in a list without such lines, both on one line."""
    if tight:
        return Edit(gap, word)
    prefix = place_of(text, Span(gap.end, gap.end)).prefix
    return Edit(Span(gap.start, gap.start), "\n" + prefix.rstrip())
