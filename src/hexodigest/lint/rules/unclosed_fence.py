"""A code fence is opened and never closed.

## Why is this bad?

All that follows, to the end of the post or of the list item, is shown as code. Hexo does not
highlight it either: it makes figures of closed fences only.

## Example

````markdown
```python
print("hello")

The text goes on.
````

Use instead:

````markdown
```python
print("hello")
```

The text goes on.
````
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.WARNING
GROUP = "markdown"


def unclosed_fence(document: Document) -> Iterator[Problem]:
    return recorded(document.markdown.faults, "unclosed-fence")
