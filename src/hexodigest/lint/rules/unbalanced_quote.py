"""A quotation mark within a tag has no partner.

## Why is this bad?

Hexo does not take such a tag from the text before Markdown sees it, so Markdown changes it: quotes
become curly, `*` becomes emphasis, and what Nunjucks gets at last is not what was written.

## Example

```markdown
{% note it's late %}
```

Use instead:

```markdown
{% note "it's late" %}
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.live_tags import live_faults
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%", "{{", "{#")


def unbalanced_quote(document: Document) -> Iterator[Problem]:
    return live_faults(document, "unbalanced-quote")
