"""The body is not what the model of the post asks for.

## Why is this bad?

A model says what a kind of post must hold, so that readers and programs find it there. This rule
reports what a model requires of the body and has no name of its own for; a model that raises a
custom error gives its findings a better one.

## Example

With a model of your own whose picks must have a title of at most 80 characters:

```markdown
## [A title that goes on for more than eighty characters, as some of them do …](https://example.org)
```

Shorten the title, or change the model.
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.ERROR
GROUP = "models"


def invalid_body(schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    return recorded(schema_faults, "invalid-body")
