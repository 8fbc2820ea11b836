"""A post has both an `excerpt` and a mark that ends one.

## Why is this bad?

Hexo takes the `excerpt` of the front matter, does not render its Markdown, and leaves the mark in
the text as a comment: what stands before the mark is no excerpt, as it seems to be.

## Example

```markdown
---
title: A trip
excerpt: To the sea.
---

We went to the sea.

<!-- more -->

It rained.
```

Use instead one of the two:

```markdown
---
title: A trip
---

We went to the sea.

<!-- more -->

It rained.
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.more_markers import more_markers
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "excerpt"


def more_marker_with_excerpt(document: Document) -> Iterator[Problem]:
    if document.front_matter.data.get("excerpt"):
        for span in more_markers(document).right[:1]:
            yield Problem(span, "Hexo takes the `excerpt` of the front matter, not this mark")
