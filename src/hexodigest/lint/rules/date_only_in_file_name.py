"""A post's date stands in its file name alone.

## Why is this bad?

Hexo reads it there because `new_post_name` in `_config.yml` says so. Whoever renames the file or
changes that setting dates the post anew, the time of day is lost, and Hugo and Zola look elsewhere
unless they are told.

## Example

`2024-01-17-hello.md`:

```yaml
title: Hello
```

Use instead:

```yaml
title: Hello
date: 2024-01-17
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import is_true
from hexodigest.lint.headers import has_header, place
from hexodigest.lint.posts_only import post_facts
from hexodigest.lint.rule import Problem
from hexodigest.site import DateSource, Site

SEVERITY = Severity.INFO
GROUP = "front matter"


def date_only_in_file_name(document: Document, site: Site) -> Iterator[Problem]:
    if not has_header(document) or is_true(document.front_matter.data.get("date")):
        return
    facts = post_facts(document, site)
    if facts and facts.date_source is DateSource.FILE_NAME:
        message = f"the date {facts.date:%Y-%m-%d} stands in the file's name only"
        yield Problem(place(document, "date"), message)
