"""A digest shows an image that does not lie in the folder of its week.

## Why is this bad?

Images are kept by week, in a folder named after its Monday and its Friday. One in another week's
folder mostly comes from a section that was copied along with its image; one in no folder at all is
lost when weeks are moved to other storage.

## Example

In a digest of 17 January 2024, a Wednesday:

```html
<img src="../../files/images/arxiv-insights/2024-01-08-01-12/proxy.png">
```

Use instead:

```html
<img src="../../files/images/arxiv-insights/2024-01-15-01-19/proxy.png">
```
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.WARNING
GROUP = "digest"


def image_outside_week(schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    return recorded(schema_faults, "image-outside-week")
