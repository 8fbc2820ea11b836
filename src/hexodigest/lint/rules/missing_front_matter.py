"""A post has no front matter.

## Why is this bad?

Hexo publishes it all the same, without a title, and dated by the time at which the file came onto
the disk: another one after each checkout, and with it another address. Zola refuses the file, and
Hugo dates it to the year 1. Where lines at the top look like keys, a line `---` after them is
missing.

## Example

```markdown
The first paragraph.
```

Use instead:

```markdown
---
title: Hello
date: 2024-01-17 14:03:13
---

The first paragraph.
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.front_matter import Form
from hexodigest.lint.posts_only import is_post
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.site import Site
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "front matter"

_KEY = later(r"(?:title|date|tags|categories|layout|permalink)[ \t]*[:：]")


def missing_front_matter(document: Document, site: Site) -> Iterator[Problem]:
    front_matter = document.front_matter
    if front_matter.form is not Form.NONE or front_matter.faults:
        return
    text = document.source.text
    if text.startswith(("---", ";;;")) or not is_post(document, site):
        return
    message = "the post has no front matter: no title, and no date of its own"
    if _KEY.match(text):
        message = "Hexo sees no front matter: no line `---` ends these keys, which it prints"
    yield Problem(Span(0, 0), message)
