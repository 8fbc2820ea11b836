"""Two posts or pages have one address.

## Why is this bad?

Hexo makes one page of the two and says nothing; the other post is in the lists, and a click on it
shows the first.

## Example

With `permalink: :title/`, the files `source/_posts/2023/tea.md` and:

```yaml
title: More about tea
permalink: 2023/tea/
```

Use instead:

```yaml
title: More about tea
permalink: 2024/tea/
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.front_places import place_of
from hexodigest.lint.neighbours import abbrlink_of, neighbours_of
from hexodigest.lint.rule import Problem
from hexodigest.site import PostFacts, Site
from hexodigest.site.facts import is_to_come

SEVERITY = Severity.ERROR
GROUP = "posts"


def duplicate_url(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None or not page.output.endswith(".html") or not _has_page(site, page):
        return
    for other in neighbours_of(site).by_output.get(page.output, ()):
        same = abbrlink_of(page) == abbrlink_of(other) != ""
        if other.source == page.source or (same and ":abbrlink" in site.config.permalink):
            continue  # the second is said of the abbrlink
        if not _has_page(site, other):
            continue
        message = f"`{page.url}` is the address of `{other.source}` too"
        yield Problem(place_of(document, "permalink", "title", "date"), message)
        return


def _has_page(site: Site, facts: PostFacts) -> bool:
    """Whether Hexo makes a page of it today."""
    return site.is_shown(facts) and (site.config.future or not is_to_come(facts))
