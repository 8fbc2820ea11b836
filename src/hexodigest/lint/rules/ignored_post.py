"""A file in `_posts` is no post to Hexo, on account of its ending.

## Why is this bad?

With `post_asset_folder: true` Hexo takes only files with the ending of `new_post_name` for posts,
`.md` unless that says otherwise. A post that ends in `.markdown` or `.html` is not on the blog, and
Hexo does not say a word.

## Example

The file is `source/_posts/tea.markdown`. Name it `source/_posts/tea.md` instead:

```markdown
---
title: Tea
date: 2024-01-17 20:15:00
---
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.site import FileKind, Site
from hexodigest.site.assets import asset_at
from hexodigest.site.files import POSTS, is_rendered
from hexodigest.site.permalinks import extension
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "posts"


def ignored_post(document: Document, site: Site) -> Iterator[Problem]:
    source = site.source_of(document.path) if document.path else None
    kind = site.kind_of(document.path) if document.path else None
    if source is None or kind is not FileKind.POST_ASSET:
        return
    if not source.startswith(POSTS) or not is_rendered(source, site.config):
        return
    if asset_at(site, source) is None:  # else it belongs to the post of its folder
        wanted = extension(site.config.new_post_name)
        ending = extension(source)
        message = f"a post ends in `{wanted}` with `post_asset_folder`, this file in `{ending}`"
        yield Problem(Span(0, 0), message)
