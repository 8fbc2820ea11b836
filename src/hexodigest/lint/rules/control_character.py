"""The text holds a control character that nobody can see.

## Why is this bad?

YAML forbids control characters, XML too: in the front matter Hexo leaves the post out, in the body
it breaks the feed (`atom.xml`) for every reader. They come from copying out of a terminal or a PDF.

## Example

A backspace (U+0008) amid a word:

```text
neural<U+0008>network
```

Use instead:

```text
neural network
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.WARNING
GROUP = "encoding"


def control_character(document: Document) -> Iterator[Problem]:
    return recorded(document.faults, "control-character")
