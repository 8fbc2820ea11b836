"""A post has a second mark that ends its excerpt.

## Why is this bad?

Hexo ends the excerpt at the first `<!-- more -->`; any other does nothing. One of the two is where
the excerpt was meant to end, and the reader cannot tell which.

## Example

```markdown
The beginning.

<!-- more -->

The middle.

<!-- more -->

The end.
```

Use instead:

```markdown
The beginning.

<!-- more -->

The middle.

The end.
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.more_markers import more_markers
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "excerpt"


def repeated_more_marker(document: Document) -> Iterator[Problem]:
    first, *others = more_markers(document).right or (None,)
    if first is not None:
        line = document.source.position(first.start).line
        for span in others:
            yield Problem(span, f"the excerpt has ended already, on line {line}")
