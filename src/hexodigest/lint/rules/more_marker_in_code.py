"""The mark that ends an excerpt stands in code.

## Why is this bad?

Hexo shows it and does not cut there. Hugo cuts at the first `<!--more-->` of the file, wherever it
stands, so that after a move the post is cut amid the code. Hugo does not know the mark with spaces.

## Example

````markdown
```html
<!--more-->
```
````

Use instead:

````markdown
```html
<!-- more -->
```
````
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.more_markers import more_markers
from hexodigest.lint.rule import Problem

SEVERITY = Severity.INFO
GROUP = "excerpt"

_HUGO = "<!--more-->"


def more_marker_in_code(document: Document) -> Iterator[Problem]:
    found = more_markers(document)
    for span in found.in_code:
        if document.source.slice(span) == _HUGO:
            yield Problem(span, "Hugo cuts the post here, Hexo does not")
