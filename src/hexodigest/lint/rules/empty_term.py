"""A list of tags or categories has an item with nothing in it.

## Why is this bad?

Hexo drops it without a word, so a name was forgotten or the item is a leftover. Zola does not build
a site with a tag that has no name.

## Example

```yaml
tags:
  - python
  -
```

Use instead:

```yaml
tags:
  - python
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.header_terms import items
from hexodigest.lint.headers import place
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "front matter"


def empty_term(document: Document) -> Iterator[Problem]:
    for item in items(document):
        is_empty = item.value is None or (isinstance(item.value, str) and not item.value.strip())
        if is_empty and len(item.path) > 1:
            yield Problem(place(document, *item.path), f"a {item.kind} without a name")
