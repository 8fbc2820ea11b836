"""What stands in `{% raw %}`: HTML, and the fences that Hexo takes out before it looks for tags."""

from bisect import bisect_left
from collections.abc import Sequence

from hexodigest.convert.blocks import as_code
from hexodigest.convert.context import Context
from hexodigest.convert.raw_html import html_block, shielded
from hexodigest.convert.render import code
from hexodigest.diagnostics import Edit
from hexodigest.document.fences import find_fences
from hexodigest.document.markdown import read_markdown
from hexodigest.document.nodes import CodeBlock
from hexodigest.source import Span


def raw_with_fences(context: Context, body: Span) -> str:
    """A raw passage that holds code: Hexo takes fences out before it looks for tags."""
    parts: list[str] = []
    start = body.start
    fences = find_fences(context.text, body)
    for fence in fences:
        block = next(iter(read_markdown(context.text, fence.span, (fence,)).blocks), None)
        if not isinstance(block, CodeBlock):
            return ""
        node = context.blog.highlighter.shown(as_code(block))
        parts += [_raw(context, start, fence.span.start), code(node, context.flavour)]
        start = fence.span.end
    parts.append(_raw(context, start, body.end))
    return "\n\n".join(part for part in parts if part) if fences else ""


def _raw(context: Context, start: int, end: int) -> str:
    html = context.text[start:end].strip()
    return shielded(html_block(html), context.flavour.lookalike) if html else ""


def edited(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """The text of `span` after those of the sorted edits that lie in it."""
    parts = []
    start = span.start
    for edit in edits[bisect_left(edits, span.start, key=lambda edit: edit.span.start) :]:
        if edit.span.end > span.end:
            break
        parts += [text[start : edit.span.start], edit.text]
        start = edit.span.end
    return "".join([*parts, text[start : span.end]])
