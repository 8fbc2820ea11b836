"""The day in a digest's title is not the day of its `date`.

## Why is this bad?

The title names the day whose papers are in the digest, and the date decides where the digest
stands in the archive and which week's images belong to it. When one was copied from yesterday's
digest and forgotten, a reader looks for the papers on the wrong day.

## Example

```yaml
title: 2024-01-16-insights
date: 2024-01-17 14:03:13
```

Use instead:

```yaml
title: 2024-01-17-insights
date: 2024-01-17 14:03:13
```
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.ERROR
GROUP = "digest"


def title_date_mismatch(schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    return recorded(schema_faults, "title-date-mismatch")
