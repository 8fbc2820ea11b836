"""The front matter has nothing in it.

## Why is this bad?

Hexo then takes both separators, and the comments between them, for text of the post and prints
them as rules and headings. Leave the front matter out, or say at least a title.

## Example

```markdown
---
# no title yet
---

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
from hexodigest.document.front_matter import Form
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "front matter"

_EMPTY = later(r"(-{3,}|;{3,})[ \t]*\n(?P<comments>(?:[ \t]*(?:#[^\n]*)?\n)*)\1[ \t]*(?:\n|\Z)")


def empty_front_matter(document: Document) -> Iterator[Problem]:
    if document.front_matter.form is not Form.NONE:
        return
    match = _EMPTY.match(document.source.text)
    if match:
        what = "its comments" if match["comments"].strip() else "its separators"
        yield Problem(
            Span(0, len(match.group().rstrip())),
            f"the front matter is empty, and Hexo prints {what} in the post",
        )
