"""A post has no title.

## Why is this bad?

Hexo does not fall back on the file's name: lists and the feed show a link without text, which no
reader can click. Pages, drafts and posts with `layout: false` need no title, nor do posts of a blog
that sets `use_slug_as_post_title`.

## Example

```yaml
date: 2024-01-17 14:03:13
```

Use instead:

```yaml
title: Hello
date: 2024-01-17 14:03:13
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.headers import has_header, place
from hexodigest.lint.posts_only import post_facts
from hexodigest.lint.rule import Problem
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "front matter"


def missing_title(document: Document, site: Site) -> Iterator[Problem]:
    title = document.front_matter.data.get("title")
    if not has_header(document) or title not in (None, "") or document.path is None:
        return
    facts = post_facts(document, site)
    if facts and not facts.title.strip():
        what = "has no `title`" if title is None else "has an empty `title`"
        yield Problem(place(document, "title"), f"the post {what}")
