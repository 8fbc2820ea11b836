"""A value of the front matter is still the placeholder of a scaffold.

## Why is this bad?

Hexo fills in `{{ title }}` and the like only when it makes a post of a scaffold. In a post that was
copied by hand the braces are a mapping to YAML: the page's title is `[object Object]`, and a date
or a tag is nothing better.

## Example

```yaml
title: {{ title }}
date: {{ date }}
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
from hexodigest.lint.headers import place, placeholder, quoted, written
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "front matter"
LOOKS_FOR = ("{{",)


def unfilled_placeholder(document: Document) -> Iterator[Problem]:
    if document.path and "scaffolds" in document.path.parts:
        return
    for key in document.front_matter.data:
        if placeholder(document, key):
            value = quoted(written(document, key))
            message = f"`{key}` is still {value}, the placeholder of a scaffold"
            yield Problem(place(document, key), message)
