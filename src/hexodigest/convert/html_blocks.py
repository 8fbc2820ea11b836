"""Blocks of HTML with tags in them: what stands beside the tags is HTML too, and no Markdown."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from hexodigest.convert.context import Context, Findings
from hexodigest.convert.layout import place_of
from hexodigest.convert.ranges import is_within, starting_within
from hexodigest.convert.raw_html import goes_on as goes_on_below
from hexodigest.convert.tag_edits import node_of
from hexodigest.diagnostics import Edit
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import HtmlBlock
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.source import Span
from hexodigest.tags.nodes import Code, Html, Include, Layout

_KEEPS_ALL = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)


def tags_in_html(text: str, markdown: Markdown, tags: Sequence[Tag]) -> dict[Span, Span]:
    """The spans of tags in blocks of HTML, and the block's.

    Of a line that starts with a tag HTML is made that ends with the line, or none: that counts only
    where it has more lines.
    """
    found: dict[Span, Span] = {}
    spans = sorted(tag.span for tag in tags)
    starts = {span.start for span in spans}
    for block in markdown.walk() if spans else ():
        if isinstance(block, HtmlBlock):
            first = text[block.span.start : block.span.end].lstrip(" \t")
            start = block.span.end - len(first)
            for span in _beside(block.span, spans):
                has_more = "\n" in text[span.end : block.span.end].rstrip()
                if has_more or (
                    span.start > start and not _is_line(text, block.span, starts, start)
                ):
                    found[span] = block.span
    return found


def _is_line(text: str, block: Span, starts: AbstractSet[int], start: int) -> bool:
    """Whether a block that begins at `start` is one line that a tag starts."""
    return start in starts and "\n" not in text[start : block.end].rstrip()


def _beside(block: Span, spans: Sequence[Span]) -> Sequence[Span]:
    """The tags that begin in a block, and the one that it began in."""
    inside = starting_within(block, spans)
    first = bisect_left(spans, block) - 1
    is_around = first >= 0 and spans[first].start < block.start < spans[first].end
    return [spans[first], *inside] if is_around else inside


def html_goes_on(
    context: Context,
    in_html: Mapping[Span, Span],
    tags: Sequence[Tag],
    comments: Sequence[Span],
) -> Findings:
    """Comments that begin lines of HTML behind a tag in it of which blocks of Markdown are made.

    Such blocks end the HTML; a line that begins with a comment is HTML again.
    """
    inside = [tag for tag in sorted(tags, key=lambda tag: tag.span) if tag.span in in_html]
    goes_on = True  # by itself
    block = None
    for tag, following in zip_longest(inside, inside[1:]):
        at_line = ends_html(context, tag)
        if block != in_html[tag.span]:
            block = in_html[tag.span]
            goes_on = True
        if at_line:
            whole = _KEEPS_ALL.search(context.text, block.start, tag.span.start)
            goes_on = whole is not None and not context.text[block.start : whole.start()].strip()
            if whole:
                message = f"`{tag.name}` stands in `<{whole[1]}>`, where no Markdown is read"
                yield context.loss("block-tag-in-html", message, tag.opening)
        if goes_on:
            continue
        has_more = following is not None and in_html[following.span] == block
        gap = Span(tag.span.end, following.span.start if has_more else block.end)
        is_out = tag.span.start < block.start  # of the list or quote that the tag is in
        prefix = "" if is_out else place_of(context.text, Span(block.start, block.start)).prefix
        for blanks in _lines(context.text, gap, prefix, at_line=at_line):
            line = blanks.end
            if goes_on_below(context.text[line : gap.end]):
                goes_on = True
                break
            if line == gap.end and has_more and _starts_html(context, following):
                goes_on = True
                break
            is_last = line == gap.end and not (has_more and not ends_html(context, following))
            if not (is_last or is_within(Span(line, line + 1), comments)):
                yield Edit(blanks, "<!-- -->")


def _lines(text: str, gap: Span, prefix: str, *, at_line: bool) -> Iterator[Span]:
    """The blanks that are too many before each line of words, which the last may have none of."""
    lead = re.compile(rf"(?:[ \t]*>){{0,{prefix.count('>')}}}[ \t]{{0,{len(prefix)}}}")
    start = gap.start if at_line else text.find("\n", *gap) + 1
    while start and start <= gap.end:
        match = lead.match(text, start, gap.end)
        first = match.end() if match else start
        words = first
        while words < gap.end and text[words] in " \t":
            words += 1
        if text[words : words + 1] != "\n" or words == gap.end:
            yield Span(first, words)
        start = text.find("\n", words, gap.end) + 1


def comment_lines(context: Context, markdown: Markdown, comments: Sequence[Span]) -> Iterator[Edit]:
    """Line ends before comments of more lines, which else begin in a line that ends its HTML."""
    blocks = sorted(block.span for block in markdown.walk() if isinstance(block, HtmlBlock))
    for comment in comments:
        place = place_of(context.text, comment)
        if (
            "\n" in context.text[slice(*comment)]
            and not place.alone_before
            and is_within(comment, blocks)
        ):
            yield Edit(Span(comment.start, comment.start), f"\n{place.prefix}")


def _starts_html(context: Context, tag: Tag) -> bool:
    node = node_of(context, tag) if tag.kind in {TagKind.INLINE, TagKind.BLOCK} else None
    return isinstance(node, Html) and goes_on_below(node.html.lstrip())


def ends_html(context: Context, tag: Tag) -> bool:
    """Whether blocks of Markdown are made of a tag, with blank lines around them."""
    if tag.kind not in {TagKind.INLINE, TagKind.BLOCK}:
        return False
    node = node_of(context, tag)
    return isinstance(node, Layout | Code | Include) or (node is None and tag.body is not None)
