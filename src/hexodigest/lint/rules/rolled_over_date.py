"""A date of the front matter does not exist, and Hexo counts on into the next month or day.

## Why is this bad?

`2023-02-31` is the third of March to Hexo, and `2020-13-45` the fourteenth of February 2021: the
post stands in the wrong place and, with the date in the permalink, at the wrong address. Python,
Hugo and Zola refuse the front matter.

## Example

```yaml
date: 2023-02-31 14:03:13
```

Use instead:

```yaml
date: 2023-02-28 14:03:13
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.dates import impossible, odd_dates
from hexodigest.lint.headers import place
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "front matter"


def rolled_over_date(document: Document) -> Iterator[Problem]:
    for date in odd_dates(document):
        reason = impossible(date.text)
        if reason:
            message = f"`{date.key}` becomes {date.clock:%Y-%m-%d %H:%M:%S} in Hexo: {reason}"
            yield Problem(place(document, date.key), message)
