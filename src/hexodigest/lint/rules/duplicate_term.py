"""A post names a tag or a category twice.

## Why is this bad?

Hexo keeps one of the two, so nothing is printed twice; but one of them was probably meant to be
another. Hugo counts the post twice.

## Example

```yaml
tags: [python, yaml, python]
```

Use instead:

```yaml
tags: [python, yaml]
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import text_of
from hexodigest.lint.header_terms import Item, items
from hexodigest.lint.headers import place, quoted
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "front matter"


def duplicate_term(document: Document) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for item in items(document):
        if item.value is None or item.value == "" or _is_of_chain(item, document):
            continue
        key = (item.kind, text_of(item.value))
        if key in seen:
            message = f"{item.kind} {quoted(key[1])} is named twice"
            yield Problem(place(document, *item.path), message)
        seen.add(key)


def _is_of_chain(item: Item, document: Document) -> bool:
    """Whether it is a category in a list of lists, where chains share their beginning."""
    value = document.front_matter.data[str(item.path[0])]
    return (
        item.kind == "category"
        and isinstance(value, list)
        and any(isinstance(other, list) for other in value)
    )
