"""Two parts of a page have the same id.

## Why is this bad?

A link to the id goes to the first of them, the second cannot be reached, and scripts and styles
that look for it find the wrong one. Hexo tells headings of the same text apart by a number, but
does not look whether another heading, or an `id` in HTML, has that id already.

## Example

```markdown
## Step

## Step

## Step 1
```

The second `Step` and `Step 1` both have the id `Step-1`. Use instead:

```markdown
## First step

## Second step

## Step 1
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.parts import parts_of
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "headings"


def duplicate_id(document: Document, renderer: Renderer) -> Iterator[Problem]:
    first: dict[str, Span] = {}
    for span, identifier in sorted(_ids(document, renderer)):
        place = first.setdefault(identifier, span)
        if place != span:
            line = document.source.position(place.start).line
            yield Problem(span, f"line {line} has the id `{identifier}` as well")


def _ids(document: Document, renderer: Renderer) -> Iterator[tuple[Span, str]]:
    if renderer.heading_ids:
        body = parts_of(document)[0]
        for span, identifier in body.heading_ids(renderer.heading_style):
            if identifier:
                yield span, identifier
    for element in document.elements if "id=" in document.source.text else ():
        attribute = element.attribute("id")
        if attribute and attribute.value:
            yield attribute.span, attribute.value
