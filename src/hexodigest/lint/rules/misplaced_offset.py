"""A date has an offset from UTC, which Hexo applies and then forgets.

## Why is this bad?

Up to version 8 Hexo reckons `2024-01-17 14:03:13 +08:00` back to UTC and then shows that clock as
the blog's own: the page says 06:03:13, and a post of the early morning moves to the day before,
often with its address. Write the clock of the blog's `timezone`, without an offset.

`Z` shows the clock that was written; what it does to the time itself is `utc-date`.

## Example

```yaml
date: 2024-01-17T14:03:13+08:00
```

Use instead:

```yaml
date: 2024-01-17 14:03:13
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.dates import odd_dates, offset_of
from hexodigest.lint.headers import place
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "front matter"


def misplaced_offset(document: Document) -> Iterator[Problem]:
    for date in odd_dates(document):
        offset = offset_of(date.text) if date.is_yaml else None
        if offset and offset.strip("Z+-0:"):
            clock = f"{date.clock:%Y-%m-%d %H:%M:%S}"
            message = (
                f"Hexo shows `{date.key}` as {clock}: it applies the offset `{offset}` wrongly"
            )
            yield Problem(place(document, date.key), message)
