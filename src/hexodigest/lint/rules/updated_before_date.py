"""A post was updated before it was written, if its dates are right.

## Why is this bad?

One of the two is wrong. Themes print `updated` beside the date, feeds and the sitemap tell readers
and search engines by it what is new, and Hugo takes it for `lastmod`.

## Example

```yaml
date: 2024-01-17 14:03:13
updated: 2023-01-18 09:00:00
```

Use instead:

```yaml
date: 2024-01-17 14:03:13
updated: 2024-01-18 09:00:00
```
"""

from collections.abc import Iterator
from datetime import datetime

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.dates import clock_of, is_date
from hexodigest.lint.headers import place
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "front matter"


def updated_before_date(document: Document) -> Iterator[Problem]:
    data = document.front_matter.data
    if not (data.get("date") and data.get("updated")):
        return
    date, updated = clock_of(data["date"]), clock_of(data["updated"])
    if date is None or updated is None or not _is_before(updated, date):
        return
    if is_date(document, "date") and is_date(document, "updated"):
        message = f"`updated` ({updated:%Y-%m-%d %H:%M}) is before `date` ({date:%Y-%m-%d %H:%M})"
        yield Problem(place(document, "updated"), message)


def _is_before(updated: datetime, date: datetime) -> bool:
    """Whether it is; an update at midnight is a day without a time."""
    is_day = updated.time() == datetime.min.time()
    return updated.date() < date.date() if is_day else updated < date
