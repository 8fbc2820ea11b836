"""A link has no address, or nothing to click on.

## Why is this bad?

Without an address it leads to the page that the reader is on, and Zola refuses to build it; without
a text it cannot be seen.

## Example

```markdown
See [the guide]() and [](/guide/).
```

Use instead:

```markdown
See [the guide](/guide/).
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.nodes import Link
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "links"


def empty_link(document: Document) -> Iterator[Problem]:
    for link in document.markdown.links:
        if not link.url:
            yield Problem(link.span, "the link has no address")
        elif _is_empty(document, link):
            yield Problem(link.span, f"the link to `{link.url}` has no text")


def _is_empty(document: Document, link: Link) -> bool:
    return not link.children and not document.source.slice(link.text).strip()
