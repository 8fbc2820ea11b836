"""A link leads to a page or a file that the blog does not have.

## Why is this bad?

The reader gets "page not found", and Hexo does not say a word. A relative address counts from the
page's own address, not from the file; one that starts with a slash counts from the root of the
host; and letters must have the case of the file that Hexo makes.

Looked up are posts, pages, copied files, and the lists that Hexo makes of tags, categories and the
archive, also where the link names the blog's own host. What a theme or a plugin may bring is let
be, and so is what lies outside the blog's root.

## Example

With `permalink: :year/:title/` and no post of that name:

```markdown
As I wrote [last year](/2023/proxy-tunning/), …
```

Use instead:

```markdown
As I wrote [last year](/2023/proxy-tuning/), …
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.destinations import Destination, destination, source_meant
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.link_uses import links_of
from hexodigest.lint.rule import Problem
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "links"


def broken_link(document: Document, site: Site, known_tags: KnownTags) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return  # Hexo makes no page of the file
    for use in links_of(document, known_tags):
        found = destination(site, page, use)
        if found is None or found.answer is not None or source_meant(site, page, use.url):
            continue
        yield Problem(use.span, _message(use.url, found))


def _message(url: str, found: Destination) -> str:
    if found.near is not None:
        return f"`{url}` has other letters than what Hexo makes, `{found.near}`"
    return f"`{url}` leads nowhere: Hexo makes no `{found.asked}`"
