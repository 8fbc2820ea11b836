"""Asterisks beside Chinese or Japanese are printed and make nothing bold.

## Why is this bad?

In Markdown `**` closes only what it can be seen to close: behind a quotation mark, a bracket or a
full stop it must not stand before a letter. Where no spaces are written, as in Chinese and
Japanese, that happens easily, and the reader sees the asterisks. The same holds where it opens.

## Example

```markdown
他说：**“你好。”**然后走了。
```

Use instead, with the signs outside:

```markdown
他说：“**你好。**” 然后走了。
```

## Fix

Puts a space between the asterisks and the letter. The fix is unsafe: the reader sees the space.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.emphasis import Run, broken_pairs
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "markdown"
LOOKS_FOR = ("**",)


def unclosed_emphasis(document: Document, renderer: Renderer) -> Iterator[Problem]:
    if not renderer.is_marked or document.source.text.isascii():
        return
    for opening, closing in broken_pairs(document):
        span = Span(opening.span.start, closing.span.end)
        if opening.opens:
            message = f"`{_marks(closing)}` closes nothing between `{closing.before}` and a letter"
        else:
            message = f"`{_marks(opening)}` opens nothing between a letter and `{opening.after}`"
        yield Problem(span, message, _fix(opening, closing))


def _marks(run: Run) -> str:
    return "*" * (run.span.end - run.span.start)


def _fix(opening: Run, closing: Run) -> Fix:
    places = [] if opening.opens else [opening.span.start]
    places += [] if closing.closes else [closing.span.end]
    edits = tuple(Edit(Span(place, place), " ") for place in places)
    return Fix("put a space there", edits, safe=False)
