"""Text stands on the line that closes the front matter.

## Why is this bad?

Hexo ends the front matter at the first line that starts with the separator, wherever that line
goes on: the rest of it is printed as the beginning of the post. A line of more dashes than the
opening one leaves its surplus in the page, and a remark such as `--- tags ---` cuts the front
matter short. Other programs do not see the end at all.

## Example

```markdown
---
title: Hello
-----

The first paragraph.
```

Use instead:

```markdown
---
title: Hello
---

The first paragraph.
```

## Fix

Surplus dashes are removed. The fix is safe: they were no part of the front matter, and nothing else
changes. Other text stays, for it may be the start of the post.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.headers import quoted
from hexodigest.lint.rule import Problem
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "front matter"


def text_after_front_matter(document: Document) -> Iterator[Problem]:
    closing = document.front_matter.closing
    if closing is None:
        return
    text = document.source.text
    end = text.find("\n", closing.end)
    rest = text[closing.end : len(text) if end < 0 else end].rstrip()
    if not rest.strip():
        return
    separator = document.source.slice(closing)
    span = Span(closing.end, closing.end + len(rest))
    message = f"{quoted(rest.strip())} after the closing `{separator}` is printed"
    is_surplus = not rest.strip(separator[0])
    fix = Fix("remove the surplus", (Edit(span, ""),)) if is_surplus else None
    yield Problem(span, message, fix)
