"""The file holds bytes that are not UTF-8.

## Why is this bad?

Hexo reads every file as UTF-8, and prints the replacement character � for each run of such
bytes. Often the whole file is in another encoding: save it as UTF-8.

## Example

A post that was saved as GBK or Latin-1:

```text
caf<E9>
```

Use instead the same text in UTF-8:

```text
café
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.ERROR
GROUP = "encoding"


def invalid_utf8(document: Document) -> Iterator[Problem]:
    return recorded(document.faults, "invalid-utf8")
