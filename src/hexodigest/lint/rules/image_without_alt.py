"""An image has no alternative text.

## Why is this bad?

Who cannot see the image, or whose connection is too slow for it, gets nothing in its stead.

## Example

```markdown
![](map.png)
```

Use instead:

```markdown
![The old town, with the river in the south](map.png)
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem

SEVERITY = Severity.INFO
GROUP = "images"


def image_without_alt(document: Document) -> Iterator[Problem]:
    for image in document.markdown.images:
        if not image.alt.strip():
            yield Problem(image.span, "the image has no alternative text")
    for element in document.elements:
        # An empty `alt` in HTML says that the image is decoration.
        if element.name == "img" and element.attribute("alt") is None:
            yield Problem(element.span, "the image has no alternative text")
