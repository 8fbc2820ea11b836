"""A half-width sign stands between Chinese characters.

## Why is this bad?

Chinese has signs of its own, as wide as its characters; a narrow comma between them looks like a
slip of the keyboard, which it mostly is. This is a matter of taste, and off by default.

Code, addresses, HTML, Hexo's tags and the front matter are let be.

## Example

```markdown
昨天没有更新,今天来了很多
```

Use instead:

```markdown
昨天没有更新，今天来了很多
```

## Fix

Writes the full-width sign, and drops the space after it. The fix is safe in running text; in a
heading it is not, for the heading's `id` changes with its words.
"""

import re
from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.han_text import HAN, running_text
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.INFO
GROUP = "chinese"

_SIGN = later(rf"(?<=[{HAN}])([,.;:!?])[ ]?(?=[{HAN}])")
_NUMBERED = later(r"(?:^|\s)[一二三四五六七八九十百]+\Z")
_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？"}


def halfwidth_punctuation(document: Document) -> Iterator[Problem]:
    text = document.source.text
    for is_heading, stretches in running_text(document):
        signs = [
            match
            for span in stretches
            for match in _SIGN.finditer(text, span.start, span.end)
            if span.start < match.start() and match.end() < span.end
            if not _numbers(text, match)
        ]
        if signs:
            edits = tuple(Edit(Span(*match.span()), _WIDE[match[1]]) for match in signs)
            first = signs[0]
            more = f", and {len(signs) - 1} more in this block" if len(signs) > 1 else ""
            message = f"`{first[1]}` between Chinese characters, expected `{_WIDE[first[1]]}`{more}"
            fix = Fix("write full-width signs", edits, safe=not is_heading)
            yield Problem(Span(first.start(1), first.end(1)), message, fix)


def _numbers(text: str, sign: re.Match[str]) -> bool:
    """Whether the sign is the full stop behind the number of a heading or an item: `四. `."""
    start = text.rfind("\n", 0, sign.start()) + 1
    return sign[1] == "." and bool(_NUMBERED.search(text[start : sign.start()]))
