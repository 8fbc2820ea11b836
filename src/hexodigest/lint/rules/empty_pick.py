"""A pick has no summary.

## Why is this bad?

A section with nothing but a heading, or a remark on a paper that nobody has introduced, tells the
reader no more than the paper's own title. It is mostly a draft that was forgotten.

## Example

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565.pdf)

> I do not believe it.
```

Use instead:

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565.pdf)

They tune a small model and add the difference to the large one's logits.

> I do not believe it.
```
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.WARNING
GROUP = "digest"


def empty_pick(schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    return recorded(schema_faults, "empty-pick")
