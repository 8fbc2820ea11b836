"""Headings, code and line ends, where a target reads them differently."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from hexodigest.convert.context import Context, Findings
from hexodigest.convert.hexo_fences import is_hexos_own
from hexodigest.convert.indented_code import misread_code
from hexodigest.convert.layout import Place, as_block, place_of
from hexodigest.convert.list_marks import list_mark
from hexodigest.convert.ranges import holds_any, is_within, outermost
from hexodigest.convert.render import code
from hexodigest.diagnostics import Edit
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import (
    CodeBlock,
    Definition,
    Heading,
    Inline,
    InlineCode,
    Link,
    List,
    Paragraph,
)
from hexodigest.source import Span
from hexodigest.tags.arguments import strip_indent
from hexodigest.tags.nodes import Code

_DEEPEST = 3  # more columns before a line make it code
_RULED = re.compile(r"\n([-:| \t>]+)$", re.MULTILINE)
_TABBED = re.compile(r"\t *(#)#*[ \t]*\Z")  # marked takes them for text
_MEANING = re.compile(r"[ \t>]*:[ \t]+\S")  # of a term above, as in hexo-renderer-marked 7
# What Hexo takes out of indented code.
_GONE = re.compile(r"\{#.*?#\}|\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)


def block_edits(
    context: Context,
    markdown: Markdown,
    tags: Sequence[Span],
    fences: AbstractSet[Span],
    ids: Mapping[Span, str],
) -> Findings:
    """The edits of all blocks of a region; `fences` are those that Hexo takes out itself.

    `ids` are those of headings that depend on tags.
    """
    lists = outermost(block.span for block in markdown.walk() if isinstance(block, List))
    misread = misread_code(context.text, markdown)
    yield from _parted(context, markdown, fences)
    for block in markdown.walk():
        if isinstance(block, Paragraph):
            yield from list_mark(context.text, block)
            if context.flavour.loose_tables:
                yield from _no_table(context.text, block)
        match block:
            case Heading():
                yield from _heading(context, block, ids.get(block.span, block.id))
            case CodeBlock() if block.span in fences:
                yield from _fence(context, block, in_list=is_within(block.span, lists))
            case CodeBlock() if block.span in misread and not holds_any(block.span, tags):
                yield _fenced(context, block, misread[block.span])
            case CodeBlock():
                yield from _of_marked(context, block, tags)
            case Paragraph() if context.flavour.hard_breaks and context.blog.breaks:
                yield from _breaks(context, block)
            case Definition() if context.flavour.footnotes and block.label.startswith("^"):
                yield Edit(block.span, "")  # a footnote to the target; its links have the address
            case _:
                pass


def _parted(context: Context, markdown: Markdown, fences: AbstractSet[Span]) -> Findings:
    """Indented code from which Hexo takes a fence, and shows it within: here it stands behind."""
    for above, block in pairwise(markdown.walk()):
        if not (isinstance(above, CodeBlock) and isinstance(block, CodeBlock)):
            continue
        between = context.text[above.span.end : block.span.start]
        indent = between.rpartition("\n")[2].expandtabs(4)
        if not above.fenced and block.span in fences and len(indent) > _DEEPEST:
            whole = Span(above.span.start, block.span.end)
            message = "this indented code holds a fence, which is shown behind it and not within"
            yield context.loss("parted-code", message, whole)


def _heading(context: Context, heading: Heading, identifier: str) -> Findings:
    """Write the id that Hexo gives: no target gives the same to all texts."""
    if not identifier or not context.blog.heading_ids:
        return
    end = heading.content.end
    # Closing marks go: an id after them would not be read, nor one before a no-break space.
    is_atx = context.text.startswith("#", heading.span.start)
    last = _with_blanks(context.text, heading.span.end if is_atx else end)
    hashes = _TABBED.search(context.text, heading.content.start, end) if is_atx else None
    if hashes:
        yield Edit(Span(hashes.start(1), hashes.start(1)), "\\")
    yield Edit(Span(end, last), f" {{#{identifier}}}")


def _with_blanks(text: str, end: int) -> int:
    """The end of the line, where only white space follows; a no-break space is such."""
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return end if text[end:line_end].strip() else line_end


def _of_marked(context: Context, block: CodeBlock, tags: Sequence[Span]) -> Findings:
    """Code that Hexo does not take out: a fence has a language there, and nothing else."""
    if block.fenced:
        language = block.info.partition(" ")[0]
        yield from _code(context, block, Code(block.text.removesuffix("\n"), language))
    else:
        written = _as_written(context, block, tags)
        yield from _code(context, written, as_code(written))


def _code(context: Context, block: CodeBlock, node: Code) -> Findings:
    """A block that shows `node`; one that shows its own text keeps it."""
    strange = bool(context.flavour.lookalike.search(block.text))
    if node.caption or strange or node.text != block.text.removesuffix("\n"):
        span = block.span if block.fenced else _with_indent(context.text, block.span)
        yield Edit(span, as_block(code(node, context.flavour), place_of(context.text, span)))
    elif block.info_span and block.info.strip():
        info = context.flavour.info(node)
        if info != block.info:
            yield Edit(block.info_span, info)


def _fence(context: Context, block: CodeBlock, *, in_list: bool) -> Findings:
    """A fence of Hexo's; one that Markdown would read otherwise is written as it reads one."""
    node = context.blog.highlighter.shown(as_code(block))
    start = context.text.rfind("\n", 0, block.span.start) + 1
    blank = not context.text[start : block.span.start].strip()
    # Below text, a figure that is indented is more of the text to marked.
    is_figure = node.caption and blank and not in_list
    if not is_figure and not is_hexos_own(context.text, block, in_list=in_list):
        yield from _code(context, block, node)
        return
    # An indent that no list's item wants goes: four columns of it would make indented code.
    span = Span(start, block.span.end) if blank and not in_list else block.span
    whole = code(node, context.flavour)
    yield Edit(span, as_block(whole, place_of(context.text, span)))


def _fenced(context: Context, block: CodeBlock, column: int) -> Edit:
    """An indented block between fences that start at `column`."""
    span = Span(context.text.rfind("\n", 0, block.span.start) + 1, block.span.end)
    # No blank lines around it: they would make a tight list loose.
    place = Place(" " * column, True, True, True, True)  # noqa: FBT003 - as its fields are named
    return Edit(span, place.prefix + as_block(code(as_code(block), context.flavour), place))


def _as_written(context: Context, block: CodeBlock, tags: Sequence[Span]) -> CodeBlock:
    """An indented block with the tags in it, which Markdown saw as placeholders."""
    if block.fenced or not holds_any(block.span, tags):
        return block
    span = _with_indent(context.text, block.span)
    text = _GONE.sub(r"\1", context.text[span.start : span.end])
    return replace(block, text=strip_indent(text))


def as_code(block: CodeBlock) -> Code:
    """The block as what a tag of the same kind would be."""
    options = dict(block.options)
    first = options.get("first_line", "") or _equals(block.info)
    return Code(
        block.text.removesuffix("\n"),
        block.language,
        block.caption,
        block.url,
        block.link_text,
        int(first) if first.isdecimal() else 1,
        options.get("line_number") == "true",
        options.get("mark", ""),
        markup=True,  # as in Hexo 8.1, backtick_code_block.js
        highlighted=options.get("highlight", "true") == "true",
    )


def _equals(info: str) -> str:
    """` =12` in the info: the number of the first line."""
    match = re.search(r"=\+?\s*(\d+)", info, re.ASCII)
    return match[1] if match else ""


def _with_indent(text: str, span: Span) -> Span:
    """An indented block with up to four columns before its first character."""
    start = span.start
    while span.start - start < 4 and start and text[start - 1] in " \t":  # noqa: PLR2004 - CommonMark's indent
        start -= 1
    return Span(start, span.end)


def _no_table(text: str, paragraph: Paragraph) -> Findings:
    """A line that would make a table of the one above, though it has not as many cells."""
    for match in _RULED.finditer(text, *paragraph.span):
        if "-" in match[1] and "|" in match[1]:
            pipe = match.start(1) + match[1].index("|")
            yield Edit(Span(pipe, pipe), "\\")


def _breaks(context: Context, paragraph: Paragraph) -> Findings:
    """Mark each line end as a break, which Hexo takes it for."""
    text = context.text
    has_terms = context.blog.config.marked.description_lists
    closed = sorted(_closed(paragraph.children))
    links = sorted(child.span for child in paragraph.children if isinstance(child, Link))
    at = 0
    for match in re.finditer(
        r"(?<![ \t])[ \t]*+\n", text[paragraph.span.start : paragraph.span.end]
    ):
        start = paragraph.span.start + match.start()
        end = paragraph.span.start + match.end()
        while at < len(closed) and closed[at].end <= start:
            at += 1
        within = at < len(closed) and closed[at].start < start
        within = within or (has_terms and bool(_MEANING.match(text, end, paragraph.span.end)))
        marked = match.group().startswith("  ") or text[max(start - 1, 0)] == "\\"
        if within or marked:
            continue
        # marked sees no link with `\` at a line's end, and after a sign it is a letter to all.
        blanks = text[max(start - 1, 0)] in "*_~" or is_within(Span(start, end), links)
        yield Edit(Span(start, end - 1), "  " if blanks else "\\")


def _closed(children: tuple[Inline, ...]) -> Iterator[Span]:
    """Where a line end is no text: all inlines, but the words of a link."""
    for child in children:
        if isinstance(child, Link) and not child.autolink:
            yield Span(child.text.end, child.span.end)
            yield from _closed(child.children)
        elif isinstance(child, InlineCode) or not isinstance(child, Link):
            yield child.span
