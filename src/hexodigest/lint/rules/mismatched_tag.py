"""A closing tag closes nothing that is open.

## Why is this bad?

Nunjucks does not know the tag, and the whole build fails.

## Example

```markdown
{% quote %}
Less is more.
{% endblockquote %}
```

Use instead:

```markdown
{% quote %}
Less is more.
{% endquote %}
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


def mismatched_tag(document: Document) -> Iterator[Problem]:
    return live_faults(document, "mismatched-tag")
