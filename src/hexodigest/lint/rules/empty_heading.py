"""A heading has no text.

## Why is this bad?

The page gets an empty line in large type, with an empty id, and the table of contents an entry that
cannot be read or followed.

## Example

```markdown
##

The text.
```

Leave it out, or give it a title:

```markdown
## What happened

The text.
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "headings"


def empty_heading(document: Document) -> Iterator[Problem]:
    for heading in document.markdown.headings:
        if not document.source.slice(heading.content).strip():
            yield Problem(heading.span, "the heading is empty")
