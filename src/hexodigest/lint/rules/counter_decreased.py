"""A running counter is lower than in the digest before.

## Why is this bad?

`read`, `cite` and `publish` count from the first digest on, so they can only stay or grow. A lower
number is a slip of the finger, and every later digest that starts from it is wrong as well.

## Example

Yesterday's digest says `read: 384`, today's:

```yaml
read: 348
```

Use instead:

```yaml
read: 389
```
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.ERROR
GROUP = "digest"


def counter_decreased(schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    return recorded(schema_faults, "counter-decreased")
