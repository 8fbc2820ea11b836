"""A front matter key is given twice.

## Why is this bad?

js-yaml, which Hexo reads front matter with, takes this for an error: Hexo says `Process failed`
in its log and leaves the post out of the site. Other readers silently keep the last value.

## Example

```yaml
title: Hello
tags: [python]
tags: [yaml]
```

Use instead:

```yaml
title: Hello
tags: [python, yaml]
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.ERROR
GROUP = "front matter"


def duplicate_key(document: Document) -> Iterator[Problem]:
    return recorded(document.front_matter.faults, "duplicate-key")
