"""A tag or category has another name in Hexo than was written.

## Why is this bad?

YAML takes `1.10` for the number 1.1, `2024-01-17` for a date and `C: basics` for a mapping. Hexo
names the tag `1.1`, `Wed Jan 17 2024 00:00:00 GMT…` or `[object Object]`, and links it so.

## Example

```yaml
tags:
  - 1.10
  - C: basics
```

Use instead:

```yaml
tags:
  - "1.10"
  - "C: basics"
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import text_of
from hexodigest.lint.header_terms import items
from hexodigest.lint.headers import place, placeholder, quoted, written
from hexodigest.lint.rule import Problem
from hexodigest.lint.values import type_name

SEVERITY = Severity.ERROR
GROUP = "front matter"


def misread_term(document: Document) -> Iterator[Problem]:
    for item in items(document):
        if item.value is None or isinstance(item.value, str):
            continue
        name = text_of(item.value)
        if name == written(document, *item.path) or item.value in ([], False):
            continue
        if len(item.path) == 1 and placeholder(document, str(item.path[0])):
            continue
        message = f"a {item.kind} is {type_name(item.value)}, which Hexo names {quoted(name)}"
        yield Problem(place(document, *item.path), message)
