"""An id in braces behind a heading is printed.

## Why is this bad?

`{#id}` is Pandoc's and Kramdown's. Hexo's usual renderer prints it, and makes it part of the id
that the heading really gets: links to `#id` go nowhere. When a `#}` follows in the post, all up to
it is a comment to Hexo, and gone.

## Example

```markdown
## Installation {#install}
```

Use instead:

```markdown
<h2 id="install">Installation</h2>
```
"""

from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.parts import parts_of
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "headings"
LOOKS_FOR = ("{",)

_ID: Final = later(r"\{:?\s?#[^{}\s#][^{}\n#]*+\}\s*\Z")


def literal_heading_id(document: Document, renderer: Renderer) -> Iterator[Problem]:
    if not renderer.is_marked:
        return
    for heading in document.markdown.headings:
        start, end = heading.content
        at = document.source.text.rfind("{", start, end)
        match = _ID.match(document.source.text, at, end) if at >= 0 else None
        if match:
            written = match[0].rstrip()
            message = f"`{written}` is printed"
            if renderer.heading_ids:
                ids = dict(parts_of(document)[0].heading_ids(renderer.heading_style))
                message += f", the id is `{ids[heading.span]}`"
            yield Problem(Span(at, at + len(written)), message)
