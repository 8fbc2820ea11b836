"""A date of the front matter is none.

## Why is this bad?

Hexo does not complain. What it cannot read as a date it replaces by the time at which the file came
onto the disk; a number it counts as milliseconds since 1970, so that `20240117` is a morning in
January 1970.

## Example

```yaml
date: 20240117
```

Use instead:

```yaml
date: 2024-01-17
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import is_true
from hexodigest.lint.dates import KEYS, is_date
from hexodigest.lint.headers import given, place, quoted, written
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "front matter"


def invalid_date(document: Document) -> Iterator[Problem]:
    for key, value in given(document, *KEYS):
        if not is_true(value) or is_date(document, key):
            continue
        message = f"`{key}` is not a date: {quoted(written(document, key))}"
        if isinstance(value, int | float):
            message += ", which Hexo takes for milliseconds since 1970"
        yield Problem(place(document, key), message)
