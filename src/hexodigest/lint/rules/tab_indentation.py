"""A line of the front matter is indented with tabs.

## Why is this bad?

YAML forbids it. Hexo alone turns each tab at the start of a line into two spaces before it reads
the front matter; Hugo, Zola, Jekyll and most editors refuse the whole of it.

## Example

```yaml
tags:
→- python
```

where `→` is a tab. Use instead:

```yaml
tags:
  - python
```

## Fix

Each tab at the start of a line becomes two spaces. The fix is safe: it is what Hexo does itself,
and it is made only when the data stay the same.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.front_matter import Form
from hexodigest.lint.headers import has_header, header_text
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "front matter"
LOOKS_FOR = ("\n\t",)

_TABS = later(r"(?<=\n)\t+")


def tab_indentation(document: Document) -> Iterator[Problem]:
    if not has_header(document) or document.front_matter.form is Form.JSON:
        return
    header = header_text(document)
    if "\n\t" not in header:
        return
    start = document.front_matter.content.start
    edits = tuple(
        # As in hexo-front-matter 4.2: two spaces for each tab.
        Edit(Span(start + tabs.start(), start + tabs.end()), "  " * len(tabs.group()))
        for tabs in _TABS.finditer(header)
    )
    lines = "a line is" if len(edits) == 1 else f"{len(edits)} lines are"
    message = f"{lines} indented with tabs, which only Hexo reads"
    yield Problem(edits[0].span, message, Fix("indent with spaces", edits))
