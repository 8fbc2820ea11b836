"""A byte order mark stands within the text.

## Why is this bad?

Nobody sees it, but it is a character: it makes `title` another key than `title`, keeps a heading, a
list or a tag from being one, and a word from being found. It comes from files that were joined, or
saved twice with a mark.

## Example

```text
<U+FEFF># Title
```

Use instead:

```text
# Title
```

## Fix

Deletes it, but not in code. The fix is safe: the mark means nothing, and cannot be seen.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.lint.stretches import code_of
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "encoding"

_MARK = "\ufeff"


def stray_byte_order_mark(document: Document) -> Iterator[Problem]:
    text = document.source.text
    at = text.find(_MARK)
    code = code_of(document) if at >= 0 else None
    while at >= 0:
        span = Span(at, at + 1)
        in_code = code is not None and code.hold(at)
        fix = None if in_code else Fix("delete it", (Edit(span, ""),))
        yield Problem(span, "a byte order mark (U+FEFF) stands here", fix)
        at = text.find(_MARK, at + 1)
