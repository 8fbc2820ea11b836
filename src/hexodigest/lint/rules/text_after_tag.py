"""Markdown follows a tag that starts the line.

## Why is this bad?

A tag at the start of a line is HTML to Markdown, and the rest of such a line is printed as it is:
asterisks, brackets and backticks reach the reader. Text before the tag, or a line of its own for
the tag, avoids it.

## Example

```markdown
{% asset_img map.png %} The **old** town, see [the guide](/guide/).
```

Use instead:

```markdown
{% asset_img map.png %}

The **old** town, see [the guide](/guide/).
```
"""

import re
from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.markdown import read_markdown
from hexodigest.document.nodes import InlineHtml
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "tags"

_EMPHASIS = re.compile(r"\*\*[^\s*][^*]*+\*\*|~~[^\s~][^~]*+~~|(?<!\S)[*_][^\s*_][^*_]*+[*_](?!\w)")


def text_after_tag(document: Document, renderer: Renderer) -> Iterator[Problem]:
    tags = {tag.span.start: tag for tag in document.tags.items if tag.kind is not TagKind.COMMENT}
    if not (tags and renderer.is_commonmark):
        return
    text = document.tags.blanked(document.source.text)
    for block in document.markdown.html:
        tag = None if isinstance(block, InlineHtml) else tags.get(block.span.start)
        if tag is not None:
            yield from _after(text, tag)


def _after(text: str, tag: Tag) -> Iterator[Problem]:
    end = text.find("\n", tag.span.end)
    rest = Span(tag.span.end, len(text) if end < 0 else end)
    if text[rest.start : rest.end].strip() and (written := _markdown(text, rest)):
        message = (
            f"`{text[written.start : written.end]}` is printed as it is: a tag starts the line"
        )
        yield Problem(written, message)


def _markdown(text: str, rest: Span) -> Span | None:
    """The first thing on the rest of the line that Markdown would change."""
    found = [
        node.span for node in read_markdown(text, rest).inlines if not isinstance(node, InlineHtml)
    ]
    match = _EMPHASIS.search(text, rest.start, rest.end)
    if match:
        found.append(Span(*match.span()))
    return min(found, default=None)
