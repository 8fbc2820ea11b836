"""A YAML merge key (`<<`) takes over keys from elsewhere.

## Why is this bad?

Hexo up to version 8 merges the keys; hexo-front-matter 5, and most other programs that read front
matter, take `<<` for a key like any other. Write out what the post needs.

## Example

```yaml
defaults: &defaults {comments: false}
<<: *defaults
```

Use instead:

```yaml
comments: false
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.INFO
GROUP = "front matter"


def merge_key(document: Document) -> Iterator[Problem]:
    return recorded(document.front_matter.faults, "merge-key")
