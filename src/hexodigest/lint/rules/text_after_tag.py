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

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.markdown import read_markdown
from hexodigest.document.nodes import HtmlBlock, InlineHtml
from hexodigest.document.tag_nodes import TagKind
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%", "{{")

_EMPHASIS = later(r"\*\*[^\s*][^*]*+\*\*|~~[^\s~][^~]*+~~|(?<![^\s>])[*_][^\s*_][^*_]*+[*_](?!\w)")


def text_after_tag(document: Document, renderer: Renderer) -> Iterator[Problem]:
    tags = [tag.span for tag in document.tags.items if tag.kind is not TagKind.COMMENT]
    if not (tags and renderer.is_commonmark):
        return
    text = _masked(document.source.text, tags)
    ends = {span.start: span.end for span in tags}
    for block in document.markdown.nodes:
        end = ends.get(block.span.start) if isinstance(block, HtmlBlock) else None
        written = None if end is None else _markdown(text, end)
        if written:
            shown = document.source.slice(written)
            yield Problem(written, f"`{shown}` is printed as it is: a tag starts the line")


def _masked(text: str, tags: list[Span]) -> str:
    """The text at equal length with tags as words, for Markdown to read what is between them."""
    parts: list[str] = []
    last = 0
    for span in tags:
        parts += (text[last : span.start], "x" * (span.end - span.start))
        last = span.end
    return "".join([*parts, text[last:]])


def _markdown(text: str, start: int) -> Span | None:
    """The first thing on the rest of a line that Markdown would change."""
    end = text.find("\n", start)
    rest = Span(start, len(text) if end < 0 else end)
    if not text[rest.start : rest.end].strip():
        return None
    # One character of the tag comes first, so that the rest is no list and no heading.
    nodes = read_markdown(text, Span(start - 1, rest.end)).inlines
    found = [node.span for node in nodes if not isinstance(node, InlineHtml)]
    match = _EMPHASIS.search(text[rest.start : rest.end])
    if match:
        found.append(Span(start + match.start(), start + match.end()))
    return min(found, default=None)
