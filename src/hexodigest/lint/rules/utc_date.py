"""A date is given in UTC, which Hexo takes for the blog's own clock.

## Why is this bad?

Up to version 8 Hexo shows `2024-01-17T14:03:13Z` as 14:03:13 in the blog's time zone, where it was
22:03 in Shanghai. The page looks as it was written, but the time in the feed and in the sitemap is
another one, and the post moves by some hours when the blog does.

## Example

```yaml
date: 2024-01-17T14:03:13Z
```

Use instead, in a blog with `timezone: Asia/Shanghai`:

```yaml
date: 2024-01-17 22:03:13
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.dates import odd_dates, offset_of
from hexodigest.lint.headers import place
from hexodigest.lint.rule import Problem

SEVERITY = Severity.INFO
GROUP = "front matter"


def utc_date(document: Document) -> Iterator[Problem]:
    for date in odd_dates(document):
        offset = offset_of(date.text) if date.is_yaml else None
        if offset and not offset.strip("Z+-0:"):
            message = f"`{date.key}` is in UTC (`{offset}`), which Hexo takes for the blog's clock"
            yield Problem(place(document, date.key), message)
