"""The front matter opens with `---`, but no line closes it.

## Why is this bad?

Hexo then sees no front matter at all: the post has no title, no date and no tags, and what was
meant as front matter is printed at the top of the page.

## Example

```markdown
---
title: Hello

The first paragraph.
```

Use instead:

```markdown
---
title: Hello
---

The first paragraph.
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.ERROR
GROUP = "front matter"


def unclosed_front_matter(document: Document) -> Iterator[Problem]:
    return recorded(document.front_matter.faults, "unclosed-front-matter")
