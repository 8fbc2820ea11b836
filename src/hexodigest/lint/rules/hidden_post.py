"""A file in `_posts` has a name that Hexo passes over.

## Why is this bad?

Hexo takes no file whose name, or whose folder's name, starts with `_`, or that ends in `~` or `%`.
If that is how the post was put aside, `source/_drafts` is the place, where `post_link` finds it and
`hexo server --draft` shows it.

## Example

The file is `source/_posts/_tea.md`. Keep it as `source/_drafts/tea.md` instead:

```markdown
---
title: Tea
---
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.site import Site
from hexodigest.site.files import POSTS, is_hidden, is_temporary
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "posts"


def hidden_post(document: Document, site: Site) -> Iterator[Problem]:
    source = site.source_of(document.path) if document.path else None
    if source is None or not source.startswith(POSTS):
        return
    if is_hidden(source.removeprefix(POSTS)) or is_temporary(source):
        yield Problem(Span(0, 0), f"Hexo passes over `{source}` on account of its name")
