"""A key of the front matter is followed by a fullwidth colon.

## Why is this bad?

`：` is a letter like any other to YAML. The line is no key with a value, so Hexo either fails on
the front matter and leaves the post out, or takes all of it for text and prints it.

## Example

```yaml
title：Hello
date: 2024-01-17 14:03:13
```

Use instead:

```yaml
title: Hello
date: 2024-01-17 14:03:13
```

## Fix

Writes `: ` in its place. The fix is not safe: what Hexo could not read before it reads after, and
only the author knows whether the line was meant as a key.
"""

import re
from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.front_matter import Form
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "front matter"

_COLON = later(r"^(?:- )?(?P<key>[A-Za-z_][\w-]{0,30})[ \t]*(?P<colon>：[ \t]*)", re.MULTILINE)
# Where Hexo sees no front matter: one between separators, or one that starts with a common key.
_MEANT = later(r"(-{3,})\n(?=[A-Za-z_][\w-]{0,30}[ \t]*[:：])|(?=(?:title|date|tags)[ \t]*：)")


def fullwidth_colon(document: Document) -> Iterator[Problem]:
    span = _header(document)
    for match in _COLON.finditer(document.source.text, span.start, span.end):
        place = Span(*match.span("colon"))
        fix = Fix("write `: `", (Edit(place, ": "),), safe=False)
        message = f"`{match['key']}` is followed by `：`, expected `: `"
        yield Problem(Span(place.start, place.start + 1), message, fix)


def _header(document: Document) -> Span:
    """What is meant as front matter and cannot be read; elsewhere the sign is welcome."""
    front_matter, text = document.front_matter, document.source.text
    if front_matter.form is not Form.NONE:
        return Span(0, 0) if front_matter.readable else front_matter.content
    opening = _MEANT.match(text)
    end = text.find("\n" + (opening.group(1) or "---"), opening.end()) if opening else -1
    return Span(opening.end(), end) if opening and end >= 0 else Span(0, 0)
