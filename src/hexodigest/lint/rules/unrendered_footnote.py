"""A footnote is written that Hexo's renderer does not know.

## Why is this bad?

hexo-renderer-marked has no footnotes. `[^1]: note` is a link's definition to it when the note is
one word, so that `[^1]` becomes a link to that word and the note is gone; a longer note is printed
as it is written, brackets and all. Nothing is said of a blog with another renderer, or with a
package for footnotes.

## Example

```markdown
Less is more.[^1]

[^1]: Mies van der Rohe
```

Install a package for footnotes, such as hexo-reference, or use HTML instead:

```markdown
Less is more.<sup><a href="#note-1">1</a></sup>

<small id="note-1">1. Mies van der Rohe</small>
```
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.lint.stretches import code_of
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "markdown"
LOOKS_FOR = ("[^",)

_NOTE: Final = later(r"^[ \t>]{0,8}(\[\^([^\[\]\s]++)\]):", re.MULTILINE)
_LABEL: Final = later(r"\[\^[^\[\]\s]++\]")


def unrendered_footnote(document: Document, renderer: Renderer) -> Iterator[Problem]:
    text = document.source.text
    if renderer.has_footnotes:
        return
    notes = list(_NOTE.finditer(text, *document.body))
    if not notes:
        return
    code = code_of(document)
    uses = Counter(_LABEL.findall(text))
    labels = {definition.span.start for definition in document.markdown.definitions}
    for note in notes:
        start, end = note.span(1)
        if code.hold(start) or uses[note[1]] == 1:
            continue
        fate = "becomes a link's address" if start in labels else "is printed as it is written"
        yield Problem(Span(start, end), f"marked has no footnotes: the note `{note[2]}` {fate}")
