"""A digest has more picks than its day allows.

## Why is this bad?

The limit is what makes a digest worth reading: so many picks for each day that arXiv announces
papers. A day without a digest adds its share to the next one, up to the configured number of days.
`pick_limit` in the front matter says otherwise for one digest.

## Example

With three picks a day, and yesterday's digest published, a fourth section is one too many:

```markdown
## [A fourth paper](https://arxiv.org/pdf/2401.06785.pdf)
```

Leave the weakest out, or write down that the limit was lifted on purpose:

```yaml
pick_limit: 4
```
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.WARNING
GROUP = "digest"


def too_many_picks(schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    return recorded(schema_faults, "too-many-picks")
