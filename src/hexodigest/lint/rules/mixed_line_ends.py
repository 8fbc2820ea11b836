"""Lines of one file end in different ways.

## Why is this bad?

Hexo does not care, but editors and `git diff` do: they show lines as changed that are not, and a
lone carriage return ends a line in one program and none in another.

## Example

```text
first line<CR><LF>
second line<LF>
```

Use instead:

```text
first line<LF>
second line<LF>
```
"""

from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.source import Source, Span

SEVERITY = Severity.INFO
GROUP = "encoding"

_NAMES: Final = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def mixed_line_ends(document: Document) -> Iterator[Problem]:
    counts = document.source.newlines
    rare = min(counts, key=lambda end: counts[end], default="\n")
    if len(counts) > 1:
        shown = ", ".join(f"{_NAMES[end]} {count}" for end, count in counts.items())
        message = f"line ends of several kinds: {shown}"
        at = _first(document.source, rare)
        yield Problem(Span(at, at + 1), message)


def _first(source: Source, end: str) -> int:
    """Where the first line end of that kind stands in the text."""
    dropped = [offset - index for index, offset in enumerate(source.dropped_returns)]
    if end == "\r\n":
        return dropped[0]
    if end == "\r":
        return source.text.index("\r")
    returned = set(dropped)
    at = source.text.index("\n")
    while at in returned:
        at = source.text.index("\n", at + 1)
    return at
