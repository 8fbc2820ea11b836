"""A post has no date.

## Why is this bad?

Hexo dates it by the time at which the file came onto the disk. After a checkout on another computer
or in a build service, all such posts are of today: they move to the top of the list, and where the
permalink has the date in it, to another address. A date in the file's name counts only where
`new_post_name` in `_config.yml` has `:year`, `:month` and `:day`.

## Example

```yaml
title: Hello
```

Use instead:

```yaml
title: Hello
date: 2024-01-17 14:03:13
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import is_true
from hexodigest.lint.headers import has_header, place
from hexodigest.lint.posts_only import post_facts
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.site import DateSource, Site

SEVERITY = Severity.WARNING
GROUP = "front matter"

_DAY = later(r"\d{4}-\d{1,2}-\d{1,2}")


def missing_date(document: Document, site: Site) -> Iterator[Problem]:
    if not has_header(document) or is_true(document.front_matter.data.get("date")):
        return
    facts = post_facts(document, site)
    if facts is None or facts.date_source is not DateSource.FILE:
        return
    message = "the post has no `date`, so Hexo takes the file's own time"
    day = _DAY.search(facts.source.rpartition("/")[2])
    if day:
        pattern = site.config.new_post_name
        message += f"; `new_post_name` (`{pattern}`) does not look for `{day.group()}`"
    yield Problem(place(document, "date"), message)
