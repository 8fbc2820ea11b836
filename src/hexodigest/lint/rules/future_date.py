"""A post's date is still to come.

## Why is this bad?

Where `_config.yml` says `future: false`, Hexo does not show the post; elsewhere it stands at the
top of the list for as long as the day has not come, and Hugo hides it. Often the year was mistyped.

This is the only rule that looks at the clock, so that its findings change with the day. It runs
when it is selected.

## Example

```yaml
date: 2204-01-17 14:03:13
```

Use instead:

```yaml
date: 2024-01-17 14:03:13
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.headers import place
from hexodigest.lint.posts_only import post_facts
from hexodigest.lint.rule import Problem
from hexodigest.site import DateSource, Site
from hexodigest.site.facts import is_to_come

SEVERITY = Severity.INFO
GROUP = "front matter"


def future_date(document: Document, site: Site) -> Iterator[Problem]:
    facts = post_facts(document, site)
    if facts is None or facts.date_source is DateSource.FILE or not is_to_come(facts):
        return
    effect = "shown already" if site.config.future else "hidden by `future: false`"
    message = f"the post's date, {facts.date:%Y-%m-%d}, is still to come; it is {effect}"
    yield Problem(place(document, "date"), message)
