"""A post's body in a target's Markdown, by edits of its source."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from hexodigest.convert.behind import above_code, text_behind
from hexodigest.convert.blocks import block_edits
from hexodigest.convert.context import Context, Findings, Found
from hexodigest.convert.emphasis import emphasis_edits, may_differ
from hexodigest.convert.heading_ids import ids_with_tags
from hexodigest.convert.html_blocks import comment_lines, html_goes_on, tags_in_html
from hexodigest.convert.inlines import element_edits, inline_edits
from hexodigest.convert.joints import joints
from hexodigest.convert.layout import Where, place_of
from hexodigest.convert.layout_edits import Inner
from hexodigest.convert.outer_tags import closed_up, outer_tags, read_around
from hexodigest.convert.ranges import is_within, outermost
from hexodigest.convert.raw_html import CHANGED_SCRIPT, html_inline, scripts, shielded
from hexodigest.convert.reading import is_whole, printed_by, read_region, read_within
from hexodigest.convert.settling import settled
from hexodigest.convert.swallowed import before, swallowed, swallowing
from hexodigest.convert.tag_edits import (
    code_tag_edits,
    html_tag_edits,
    no_breaks_behind,
    tag_edits,
    too_deep,
)
from hexodigest.convert.unread import held_blocks, held_edits
from hexodigest.diagnostics import Diagnostic, Edit
from hexodigest.document.html import Element, find_elements
from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import CodeBlock, HtmlBlock
from hexodigest.document.tag_nodes import Tag
from hexodigest.document.tags import Tags, find_tags
from hexodigest.source import Span

# As in Hexo 8.1, after_post_render/excerpt.js: the first one counts.
_MORE = re.compile(r"<!-- ?more ?-->", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\]")
_BACKSLASHES = re.compile(r"\\+")
_DEEPEST = 40  # tags within tags; some ten calls each


def convert_body(context: Context) -> tuple[list[Edit], list[Diagnostic]]:
    """The edits that turn the body into the target's Markdown, and what they lose.

    The edits are in order and do not overlap.
    """
    document = context.page.document
    fault = swallowing(context, document.tags)
    if fault is None:
        found = _body(context, document.body, document.tags)
        return settled(context, chain(found, _unclosed(context, document.tags)))
    head = before(context, fault)
    span = Span(document.body.start, fault.span.start)
    found = _body(head, span, find_tags(head.text, span))
    return settled(context, chain(found, swallowed(context, fault, Inner(_subregion, _passage))))


def _body(context: Context, span: Span, tags: Tags) -> Findings:
    markdown = read_region(context, span, tags)
    elements = find_elements(context.text, markdown, tags.items)
    return _region(context, span, tags, markdown, elements)


def _unclosed(context: Context, tags: Tags) -> Findings:
    """Text that Hexo takes for the inside of a tag, and does not show."""
    spans = outermost(tag.span for tag in (*tags.walk(), *tags.leaked))
    for fault in tags.faults:
        if fault.name == "unclosed-tag" and not is_within(fault.span, spans):
            message = f"{fault.message}: Hexo may leave out what follows, which is shown here"
            yield context.loss(fault.name, message, fault.span)


def convert_html(context: Context) -> tuple[str, list[Diagnostic]]:
    """The body of a page in HTML, with its tags run, and what they lose."""
    body = context.page.document.body
    tags = outer_tags(context.page.document.tags, context.text, context.blog.dialect)
    inner = Inner(_subregion, _passage)
    found = (item for tag in tags for item in html_tag_edits(context, tag, inner))
    edits, losses = settled(context, found)
    parts: list[str] = []
    end = body.start
    for edit in edits:
        parts += [context.text[end : edit.span.start], edit.text]
        end = edit.span.end
    return "".join([*parts, context.text[end : body.end]]), losses


def _subregion(context: Context, span: Span) -> Findings:
    """A part of the source that Hexo renders by itself: the body of a tag."""
    tags = find_tags(context.text, span)
    if context.depth >= _DEEPEST:
        yield from too_deep(context, tags)
        return
    markdown = read_within(context, span, tags)
    elements = find_elements(context.text, markdown)
    yield from _region(context.within(), span, tags, markdown, elements)


def _passage(context: Context, text: str, anchor: Span) -> tuple[str, Findings]:
    """A passage that was rewritten before it is read, converted."""
    inner = context.passage(text, anchor)
    edits, losses = settled(inner, _subregion(inner, Span(0, len(inner.text))))
    replaced = inner.source.replace((edit.span, edit.text) for edit in edits)
    return replaced.decode("utf-8", "replace"), iter(losses)


def _region(
    context: Context,
    span: Span,
    found: Tags,
    markdown: Markdown,
    elements: tuple[Element, ...],
) -> Findings:
    """All edits of a region; what stands in a tag comes from the tag."""
    run = outer_tags(found, context.text, context.blog.dialect)
    held = {group.span: group for group in held_blocks(context, found.items, run)}
    tags = closed_up(run, tuple(held.values()))
    seen = {tag.span for tag in (*found.items, *found.leaked)}
    if not context.depth and {tag.span for tag in tags} != seen:
        style = context.blog.heading_style
        markdown = read_around(found, tags, context.text, span, style=style)
        elements = find_elements(context.text, markdown)
    fences = {fence.marks for fence in found.fences}
    in_blocks = [block.span for block in markdown.walk() if isinstance(block, CodeBlock)]
    code = sorted([*in_blocks, *(inline.span for inline in markdown.inline_code)])
    spans = [tag.span for tag in tags]
    html = sorted(element.span for element in elements)
    behind = list(text_behind(context.text, markdown, tags, sorted([*html, *found.comments])))
    in_html = tags_in_html(context.text, markdown, tags)
    taken = [*code, *spans, *behind]
    marker = _marker(context, span, [part for part in taken if part not in held])
    addresses = list(element_edits(context, elements))  # in order, as elements are
    inner = Inner(_subregion, _passage, addresses)
    for tag in tags:
        if tag.span in held:
            yield from held_edits(
                context, held[tag.span], inner, None if context.page.excerpt else marker
            )
        elif is_within(tag.span, in_blocks):
            yield from code_tag_edits(context, tag)
        elif not is_within(tag.span, code):  # As in Hexo 8.1, inline code shows a tag as it stands.
            where = _where(tag, html, in_html)
            yield from tag_edits(context, tag, inner, where=where)
            if where.is_markdown:
                yield from _escape(context, tag)
    yield from _outside_tags(_emphasis(context, span, found, tags, markdown), spans)
    yield from chain(
        no_breaks_behind(
            context,
            tags,
            block_edits(context, markdown, spans, fences, ids_with_tags(context, markdown, tags)),
        ),
        _outside_tags(inline_edits(context, markdown, spans), spans),
        _outside_tags(addresses, spans),
        (_behind(context, part) for part in behind),
        (_opened(tag) for tag in above_code(context.text, markdown, tags)),
        joints(context, markdown, tags),
        html_goes_on(context, in_html, tags, found.comments),
        comment_lines(context, markdown, found.comments),
        _more(context, span, marker, taken) if marker else (),
        _footnotes(context, span, [*taken, *_addresses_in(markdown)]),
        _lookalikes(context, span, taken),
    )


def _escape(context: Context, tag: Tag) -> Findings:
    """A backslash before a tag, of which Markdown makes an escape of Hexo's own placeholder."""
    signs = _BACKSLASHES.match(context.text[max(tag.span.start - 99, 0) : tag.span.start][::-1])
    if signs and len(signs[0]) % 2:
        yield Edit(Span(tag.span.start - 1, tag.span.start), "&#92;")
        message = f"Hexo shows `<!--swig-->` in place of `{tag.name}`, for a backslash is before it"
        yield context.loss("escaped-tag", message, tag.span)


def _where(tag: Tag, start_tags: Sequence[Span], in_html: Mapping[Span, Span]) -> Where:
    if is_within(tag.span, start_tags):
        return Where.START_TAG
    return Where.HTML_BLOCK if tag.span in in_html else Where.MARKDOWN


def _emphasis(
    context: Context, span: Span, found: Tags, tags: Sequence[Tag], markdown: Markdown
) -> Findings:
    """Emphasis in HTML where the target would see none; a body with tags is read again for it."""
    if may_differ(context, span):
        again = markdown
        if not is_whole(found):
            printed = printed_by(context, tags) if context.depth else None
            again = read_around(found, tags, context.text, span, marks=True, printed=printed)
        bare = [link.span for link in markdown.links if link.autolink]
        rewritten = sorted([*bare, *(tag.span for tag in tags)])
        yield from emphasis_edits(context, again, rewritten)


def _behind(context: Context, part: Span) -> Edit:
    """Text that Markdown must leave alone; what follows on the next line is not part of it."""
    place = place_of(context.text, part)
    gap = "\n" if place.alone_after and not place.blank_below and not place.prefix else ""
    words = context.text[part.start : part.end]
    lead = " " if words[:1] in " \t" else ""  # four would make code of it, below a block
    return Edit(part, lead + html_inline(words.lstrip(" \t")) + gap)


def _opened(tag: Tag) -> Edit:
    """A comment before a tag, as Hexo's own placeholder: the line is HTML, and no paragraph."""
    return Edit(Span(tag.span.start, tag.span.start), "<!-- -->")


def _outside_tags(found: Iterable[Found], tags: Sequence[Span]) -> Findings:
    """Without what Markdown saw in a tag that leaked into it: the tag itself is converted."""
    closed = sorted(tags)
    return (item for item in found if not (isinstance(item, Edit) and is_within(item.span, closed)))


def _marker(context: Context, span: Span, taken: Iterable[Span]) -> Span | None:
    """The page's first more-marker."""
    is_body = span.start == context.page.document.body.start and not context.depth
    if context.flavour.more is None or context.anchor or not is_body:
        return None
    return next((Span(*match.span()) for match in _outside(_MORE, context.text, span, taken)), None)


def _more(context: Context, span: Span, marker: Span, taken: Iterable[Span]) -> Findings:
    """The first more-marker, spelt as the target wants it; none where the excerpt is elsewhere."""
    more = context.flavour.more
    for match in _outside(_MORE, context.text, span, taken):
        is_marker = match.start() == marker.start and not context.page.excerpt
        if is_marker and match.group() != more:
            yield Edit(Span(*match.span()), more or "")
        elif not is_marker and match.group() == more:
            yield Edit(Span(*match.span()), "<!-- more -->")


def _lookalikes(context: Context, span: Span, taken: Sequence[Span]) -> Findings:
    """What the target's templates would run, escaped in running text and in HTML."""
    pattern = context.flavour.lookalike
    closed = sorted(taken)
    apart = [part for part in scripts(context.text, span) if not is_within(part, closed)]
    for match in _outside(pattern, context.text, span, [*taken, *apart]):
        if not _MORE.fullmatch(match.group()):
            yield Edit(Span(*match.span()), shielded(match.group(), pattern))
    for script in apart:
        text = context.text[script.start : script.end]
        if pattern.search(text):
            yield from _script(context, script, text)


def _addresses_in(markdown: Markdown) -> Iterator[Span]:
    """Links and the definitions of their addresses, and blocks of HTML, which are no Markdown."""
    yield from (block.span for block in markdown.walk() if isinstance(block, HtmlBlock))
    yield from (link.span for link in markdown.links)
    yield from (definition.span for definition in markdown.definitions)


def _footnotes(context: Context, span: Span, taken: Sequence[Span]) -> Findings:
    """What the target takes for footnotes, which marked does not know."""
    if context.flavour.footnotes:
        for match in _outside(_FOOTNOTE, context.text, span, taken):
            yield Edit(Span(match.start(), match.start() + 1), "\\[")


def _script(context: Context, span: Span, text: str) -> Findings:
    """A script with what the target would run: there are no entities in it to hide that."""
    escaped = context.flavour.escape_in_code(text)
    if escaped is None:
        escaped = shielded(text, context.flavour.lookalike)
        yield context.loss("changed-script", CHANGED_SCRIPT, span)
    yield Edit(span, escaped)


def _outside(
    pattern: re.Pattern[str], text: str, span: Span, taken: Iterable[Span]
) -> Iterator[re.Match[str]]:
    """Matches within `span` that touch nothing of `taken`, in one pass."""
    spans = sorted(taken)
    at = 0
    for match in pattern.finditer(text, span.start, span.end):
        while at < len(spans) and spans[at].end <= match.start():
            at += 1
        if at == len(spans) or match.end() <= spans[at].start:
            yield match
