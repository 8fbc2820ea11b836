"""A tag stands where a link or an image has its address.

## Why is this bad?

While Markdown runs, Hexo has a placeholder in the tag's stead, and in an address that is never
replaced: the reader gets a link to `!--swig…`.

## Example

```markdown
[the post before]({% post_path first-steps %})
```

Use instead:

```markdown
{% post_link first-steps 'the post before' %}
```

## Fix

Writes the link or image as HTML, where tags do work. The fix is unsafe: in HTML, Hexo adds nothing
to an address, such as the blog's root.
"""

from bisect import bisect_left
from collections.abc import Iterator
from html import escape

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.nodes import Image, Link
from hexodigest.document.tag_nodes import TagKind
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%", "{{")


def tag_in_link_target(document: Document, renderer: Renderer) -> Iterator[Problem]:
    spans = [tag.span for tag in document.tags.items if tag.kind is not TagKind.COMMENT]
    if not (spans and renderer.is_commonmark):
        return
    for node in document.markdown.inlines:
        if isinstance(node, Link | Image):
            # The placeholder's own `<` and `>` are taken for marks around the address.
            first = bisect_left(spans, (node.url_span.start - 1,))
            if first < len(spans) and spans[first].start < node.url_span.end:
                what = "an image" if isinstance(node, Image) else "a link"
                message = f"a tag in the address of {what} becomes `!--swig…`"
                yield Problem(spans[first], message, _fix(document, node, spans[first]))


def _fix(document: Document, node: Link | Image, tag: Span) -> Fix | None:
    """None where the parts of the link are not simple enough to be written in HTML."""
    start, end = min(node.url_span.start, tag.start), max(node.url_span.end, tag.end)
    address = document.source.slice(Span(start, end))
    within = node.span.start <= start and end <= node.span.end
    if not within or '"' in address or node.title:
        return None
    if isinstance(node, Image):
        html = f'<img src="{address}" alt="{escape(node.alt)}">'
        return Fix("write `<img>`", (Edit(node.span, html),), safe=False)
    edits = (
        Edit(Span(node.span.start, node.text.start), f'<a href="{address}">'),
        Edit(Span(node.text.end, node.span.end), "</a>"),
    )
    return Fix("write `<a>`", edits, safe=False)
