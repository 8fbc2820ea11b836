"""The mark that ends the excerpt is misspelt.

## Why is this bad?

Hexo takes `<!-- more -->` and `<!--more-->`, in any case, and nothing else: with a third dash or
two spaces it is a comment like any other, and the index shows the whole post.

## Example

```markdown
<!---more-->
```

Use instead:

```markdown
<!-- more -->
```

## Fix

Writes `<!-- more -->`. The fix is safe: a post that has the right mark as well is left alone.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.more_markers import more_markers
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "excerpt"


def misspelt_more_marker(document: Document) -> Iterator[Problem]:
    found = more_markers(document)
    if found.right:
        return
    for number, span in enumerate(found.misspelt):
        message = f"`{document.source.slice(span)}` ends no excerpt, `<!-- more -->` was expected"
        fix = Fix("write `<!-- more -->`", (Edit(span, "<!-- more -->"),))
        yield Problem(span, message, fix if number == 0 else None)
