"""A line ends in white space that does nothing.

## Why is this bad?

It cannot be seen, and turns up in every comparison of two versions. Two spaces at the end of a line
of text break the line, and are left alone; with `breaks: true`, the default of Hexo's renderer,
the line is broken without them as well.

## Example

Two dots stand for spaces that cannot be seen:

```text
# Title··
```

Use instead:

```text
# Title
```

## Fix

Deletes the white space, but not where a line holds nothing else: to Hexo's renderer such a line is
not always a blank one. The fix is safe: the white space is in no code, tag, HTML or front matter,
and breaks no line.
"""

from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.nodes import CodeBlock, HtmlBlock
from hexodigest.lint.rule import Problem
from hexodigest.lint.stretches import Stretches, code_of
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.INFO
GROUP = "markdown"

_SPACE: Final = later(r"(?<![ \t\\])[ \t]++(?=\n|\Z)")
_NEXT_LINE: Final = later(r"\n[ \t]*[^ \t\n]")
# With and without a space behind it, a mark alone is not the same to marked.
_MARKER: Final = later(r"(?:>[ \t]*+)*+(?:#++|(?:[-*+]|\d++[.)])(?:[ \t]++\[[ xX]\])?+)\Z")
_BREAK: Final = "  "


def trailing_space(document: Document) -> Iterator[Problem]:
    text, body = document.source.text, document.body
    found = [Span(*match.span()) for match in _SPACE.finditer(text, *body)]
    if not found:
        return
    kept = _kept(document)
    for span in found:
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
        if kept.hold(span.start) or _MARKER.match(line) or (line and _breaks(text, span)):
            continue
        if line.strip("> \t"):
            fix = Fix("delete it", (Edit(span, ""),))
            yield Problem(span, "the line ends in white space", fix)
        else:
            yield Problem(span, "the line holds nothing but white space")


def _kept(document: Document) -> Stretches:
    text, code = document.source.text, code_of(document)
    spans = [Span(*pair) for pair in zip(code.starts, code.ends, strict=True)]
    for node in document.markdown.nodes:
        if isinstance(node, CodeBlock | HtmlBlock):
            end = text.find("\n", node.span.end)
            spans.append(Span(node.span.start, len(text) if end < 0 else end))
    spans += [tag.span for tag in (*document.tags.items, *document.tags.leaked)]
    spans += document.tags.comments
    return Stretches(spans)


def _breaks(text: str, span: Span) -> bool:
    """Whether the white space may break a line of text."""
    written = text[span.start : span.end]
    return written.endswith(_BREAK) and bool(_NEXT_LINE.match(text, span.end))
