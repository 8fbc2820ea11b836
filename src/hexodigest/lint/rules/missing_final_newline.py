"""The last line of a file has no end.

## Why is this bad?

Tools that join files run it together with the next one's first line, and the next change to the end
of the file shows two lines as changed.

## Example

```text
The last words.<end of file>
```

Use instead:

```text
The last words.<LF>
<end of file>
```

## Fix

Adds a line end of the kind that the file has. The fix is safe: Hexo prints the same.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.source import Span

SEVERITY = Severity.INFO
GROUP = "encoding"


def missing_final_newline(document: Document) -> Iterator[Problem]:
    text = document.source.text
    if text and not text.endswith(("\n", "\r")):
        end = Span(len(text), len(text))
        fix = Fix("add a line end", (Edit(end, "\n"),))
        yield Problem(Span(len(text) - 1, len(text)), "the last line has no end", fix)
