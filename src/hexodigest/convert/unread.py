"""Markdown that Hexo leaves as it is written, between tags that do not belong together."""

from collections.abc import Iterator, Sequence

from hexodigest.convert.blocks import as_code
from hexodigest.convert.context import Context, Findings
from hexodigest.convert.html_blocks import ends_html
from hexodigest.convert.inlines import element_edits
from hexodigest.convert.layout import Where, as_block, lines_of, place_of
from hexodigest.convert.layout_edits import Inner
from hexodigest.convert.outer_tags import Held, held_among, takes_no_body
from hexodigest.convert.ranges import is_within, starting_within
from hexodigest.convert.raw_html import html_block, shielded
from hexodigest.convert.raw_passages import edited
from hexodigest.convert.render import code
from hexodigest.convert.settling import settled
from hexodigest.convert.tag_edits import tag_edits
from hexodigest.diagnostics import Diagnostic, Edit, Severity
from hexodigest.document.fences import find_fences
from hexodigest.document.html import elements_in
from hexodigest.document.markdown import read_markdown
from hexodigest.document.nodes import CodeBlock
from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span


def held_blocks(context: Context, found: Sequence[Tag], tags: Sequence[Tag]) -> tuple[Held, ...]:
    """What Hexo has taken for blocks though they are none; Nunjucks runs the outermost `tags`.

    In a tag there are none: Nunjucks runs before Markdown there.
    """
    if context.depth:
        return ()
    spans = sorted(tag.span for tag in tags)
    held = [
        tag
        for tag in found
        if tag.closing
        and tag.body
        and takes_no_body(tag, context.text, context.blog.dialect)
        and _has_words(context.text, tag.body, spans)
    ]
    return held_among(tags, held)


def _has_words(text: str, body: Span, tags: Sequence[Span]) -> bool:
    """Whether there is more than tags."""
    start = body.start
    for span in starting_within(body, tags):
        if text[start : span.start].strip():
            return True
        start = span.end
    return bool(text[start : body.end].strip())


def held_edits(context: Context, held: Held, inner: Inner, marker: Span | None) -> Findings:
    """The tags within, and what stands between them as HTML: Nunjucks alone reads it.

    `marker` is where the excerpt of the page ends.
    """
    parts = _Parts(context, held, inner, marker)
    block = "\n\n".join(parts.written())
    yield from parts.losses
    place = place_of(context.text, held.span)
    yield Edit(lines_of(context.text, held.span), as_block(block, place))
    tag = held.tag
    end = context.text[slice(*tag.closing)] if tag.closing else ""
    message = (
        f"Hexo takes `{tag.name}` for a block that `{end}` ends, and shows the Markdown between "
        "them as it is written; so it is shown here"
    )
    yield context.loss("unread-markdown", message, tag.span, Severity.INFO)


class _Parts:
    """The stretches of HTML and the blocks that are to be written, each with blank lines around."""

    def __init__(self, context: Context, held: Held, inner: Inner, marker: Span | None) -> None:
        self.losses: list[Diagnostic] = []
        self._context = context
        self._held = held
        self._inner = inner
        self._marker = marker
        self._html: list[str] = []
        elements = elements_in(context.text, held.span, held.inner)
        self._start_tags = sorted(element.span for element in elements)
        self._addresses = list(element_edits(context, elements))

    def written(self) -> Iterator[str]:
        """Each part."""
        start = self._held.span.start
        for tag in self._held.inner:
            yield from self._between(Span(start, tag.span.start))
            yield from self._tag(tag)
            start = tag.span.end
        yield from self._flush()

    def _tag(self, tag: Tag) -> Iterator[str]:
        is_in_tag = is_within(tag.span, self._start_tags)
        where = Where.START_TAG if is_in_tag else Where.HTML_BLOCK
        context = self._context
        edits, losses = settled(context, tag_edits(context, tag, self._inner, where=where))
        self.losses += losses
        text = edited(context.text, lines_of(context.text, tag.span), edits)
        if is_in_tag or not ends_html(context, tag):
            self._html.append(text)
            return
        yield from self._flush()
        yield text.strip("\n")

    def _between(self, gap: Span) -> Iterator[str]:
        """Text between tags, and the fences in it, which Hexo has taken out before."""
        start = gap.start
        for fence in find_fences(self._context.text, gap):
            block = next(iter(read_markdown(self._context.text, fence.span, (fence,)).blocks), None)
            if isinstance(block, CodeBlock):
                yield from self._text(Span(start, fence.span.start))
                yield from self._flush()
                node = self._context.blog.highlighter.shown(as_code(block))
                yield code(node, self._context.flavour)
                start = fence.span.end
        yield from self._text(Span(start, gap.end))

    def _text(self, span: Span) -> Iterator[str]:
        """Text as it is written; where the excerpt ends, a part ends too."""
        start = span.start
        if self._marker and is_within(self._marker, [span]):
            self._html.append(
                edited(self._context.text, Span(start, self._marker.start), self._addresses)
            )
            yield from self._flush()
            yield self._context.flavour.more or ""
            start = self._marker.end
        self._html.append(edited(self._context.text, Span(start, span.end), self._addresses))

    def _flush(self) -> Iterator[str]:
        html = "".join(self._html).strip()
        self._html.clear()
        if html:
            yield shielded(html_block(html), self._context.flavour.lookalike)
