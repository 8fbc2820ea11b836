"""Quotes or lists are nested deeper than they can be read.

## Why is this bad?

What lies deeper is taken for plain text here, so nothing in it is checked or converted. No reader
can follow it either: it is mostly a slip, such as a line of `>` that was meant as an arrow.

## Example

```markdown
>>>>>>>>>>>>>>>>>>>>>>>>>>>> look here
```

Use instead:

```markdown
→ look here
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.WARNING
GROUP = "markdown"


def nested_too_deep(document: Document) -> Iterator[Problem]:
    return recorded(document.markdown.faults, "nested-too-deep")
