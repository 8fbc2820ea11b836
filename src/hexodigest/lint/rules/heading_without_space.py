"""A heading has no space behind its number signs.

## Why is this bad?

Markdown wants one; without it the line is text, and the reader sees the signs. A single sign may
also be meant as a hashtag, a comment or a number: that is reported only for a line that stands
alone and looks like a title.

## Example

```markdown
##Installation
```

Use instead:

```markdown
## Installation
```

## Fix

Puts a space behind the signs. The fix is unsafe: the line becomes a heading, and appears in a table
of contents.
"""

import re
from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.nodes import Paragraph
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "headings"
LOOKS_FOR = ("#",)

_LINE: Final = later(r"^[ \t>]*+(?P<marks>#{1,6})(?P<title>[^#\s][^\n]*+)", re.MULTILINE)
_SENTENCE: Final = later("[,.;\uff0c\u3002\uff1b\u3001]")
_LONGEST: Final = 60  # characters of what may be a title
# Numbers, colours, directives of C and shells, hashtags, anchors.
_NO_TITLE: Final = later(
    r"[\d!\[\](){}.,:;/\\\"'`<>=+*&%$@^~|?-]|[0-9A-Fa-f]{3,8}\b|(?:include|define|undef|ifn?def|if|else|elif"
    r"|endif|pragma|error|region|endregion)\b|.*\s#"
)


def heading_without_space(document: Document, renderer: Renderer) -> Iterator[Problem]:
    if not renderer.is_commonmark:
        return
    text = document.tags.blanked(document.source.text)
    for node in document.markdown.nodes:
        if isinstance(node, Paragraph):
            yield from _in_paragraph(text, node.span)


def _in_paragraph(text: str, span: Span) -> Iterator[Problem]:
    if text.find("#", *span) < 0:
        return
    written = text[span.start : span.end]
    is_alone = "\n" not in written
    for line in _LINE.finditer(written):
        if len(line["marks"]) == 1 and not (is_alone and _is_title(line["title"])):
            continue
        start, end = (span.start + at for at in line.span("marks"))
        fix = Fix("put a space behind the signs", (Edit(Span(end, end), " "),), safe=False)
        yield Problem(Span(start, end), f"`{line['marks']}` makes no heading without a space", fix)


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and not (_NO_TITLE.match(text) or _SENTENCE.search(text))
