"""A paper is picked twice, in one digest or in two.

## Why is this bad?

The reader has seen it, and the counters count it twice. Papers are the same when their arXiv
identifiers are, whatever the version, the title or the form of the link.

## Example

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565.pdf)

First read.

## [Tuning by Proxy, again](https://arxiv.org/abs/2401.08565v2)

Second thoughts.
```

Put both into one section, or link to the digest that had it first.
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.WARNING
GROUP = "digest"


def duplicate_pick(schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    return recorded(schema_faults, "duplicate-pick")
