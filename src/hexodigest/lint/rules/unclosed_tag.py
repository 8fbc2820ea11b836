"""A tag, a variable or a comment is opened and never closed.

## Why is this bad?

Nunjucks cannot read the post: the whole build fails, not this page alone, or the rest of the page
is gone without a word. If the braces are meant as text, wrap them in `{% raw %}`.

## Example

```markdown
{% blockquote Knuth %}
Premature optimization is the root of all evil.
```

Use instead:

```markdown
{% blockquote Knuth %}
Premature optimization is the root of all evil.
{% endblockquote %}
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


def unclosed_tag(document: Document) -> Iterator[Problem]:
    return live_faults(document, "unclosed-tag")
