"""Chinese characters and Latin letters or digits stand side by side without a space.

## Why is this bad?

Many guides to Chinese typesetting ask for a space there, for the eye parts the words sooner. Others
leave it to the browser (`text-autospace`), so this is a matter of taste, and off by default.

Code, addresses, HTML, Hexo's tags and the front matter are let be.

## Example

```markdown
今天来了163篇，都和LLM有关
```

Use instead:

```markdown
今天来了 163 篇，都和 LLM 有关
```

## Fix

Puts a space in between. The fix is safe in running text; in a heading it is not, for the heading's
`id` changes with its words.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.han_text import HAN, running_text
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.INFO
GROUP = "chinese"

_BORDER = later(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{HAN}])")


def cjk_latin_spacing(document: Document) -> Iterator[Problem]:
    text = document.source.text
    for is_heading, stretches in running_text(document):
        places = [
            match.start()
            for span in stretches
            for match in _BORDER.finditer(text, span.start, span.end)
            if span.start < match.start() < span.end
        ]
        if places:
            edits = tuple(Edit(Span(place, place), " ") for place in places)
            pair = text[places[0] - 1 : places[0] + 1]
            message = f"no space within `{pair}`" + _and_more(len(places))
            fix = Fix("put spaces in between", edits, safe=not is_heading)
            yield Problem(Span(places[0] - 1, places[0] + 1), message, fix)


def _and_more(count: int) -> str:
    return f", and {count - 1} more in this block" if count > 1 else ""
