"""A heading is more than one level below the one before it.

## Why is this bad?

Readers who move through a page by its headings miss a level, and a table of contents gets a hole.

## Example

```markdown
## Installation

#### On Linux
```

Use instead:

```markdown
## Installation

### On Linux
```
"""

from collections.abc import Iterator
from itertools import pairwise

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem

SEVERITY = Severity.INFO
GROUP = "headings"


def skipped_heading_level(document: Document) -> Iterator[Problem]:
    for before, heading in pairwise(document.markdown.headings):
        if heading.level > before.level + 1:
            message = f"level {heading.level} follows level {before.level}"
            yield Problem(heading.span, message)
