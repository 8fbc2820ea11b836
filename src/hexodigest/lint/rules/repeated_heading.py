"""Two headings of a post have the same text.

## Why is this bad?

Their ids differ by a number only (`usage`, `usage-1`), which changes when a heading is put before
them: links from elsewhere then go astray.

## Example

```markdown
## Linux

### Usage

## Windows

### Usage
```

Use instead:

```markdown
## Linux

### Usage on Linux

## Windows

### Usage on Windows
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem

SEVERITY = Severity.INFO
GROUP = "headings"


def repeated_heading(document: Document) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for heading in document.markdown.headings:
        line = document.source.position(heading.span.start).line
        first = lines.setdefault(heading.text, line)
        if first != line and heading.text:
            yield Problem(heading.span, f"`{heading.text}` is the heading of line {first} as well")
