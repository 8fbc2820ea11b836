"""Categories are written as a flat list, which makes each a part of the one before.

## Why is this bad?

In Hexo `categories: [Python, Web]` is one category, Web within Python, and not two. It is reported
where the blog's other posts show that a set was meant: one has the same two in the other order.
Write a list of lists for several categories.

## Example

```yaml
categories: [Python, Web]
```

in one post and `categories: [Web, Python]` in another. Use instead:

```yaml
categories:
  - [Python]
  - [Web]
```
"""

from collections.abc import Iterator
from itertools import pairwise

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import text_of
from hexodigest.lint.header_terms import CATEGORIES
from hexodigest.lint.headers import place, quoted
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.posts_only import is_post
from hexodigest.lint.rule import Problem
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "front matter"


def flat_categories(document: Document, site: Site) -> Iterator[Problem]:
    key = next((key for key in CATEGORIES if document.front_matter.data.get(key)), "")
    names = _flat_names(document, key)
    if len(names) < 2 or not is_post(document, site):  # noqa: PLR2004  # one is no chain
        return
    for above, below in pairwise(names):
        other = neighbours_of(site).category_pairs.get(f"{below}\t{above}")
        if other:
            message = f"{quoted(below)} is a part of {quoted(above)} here, the reverse in `{other}`"
            yield Problem(place(document, key), message)
            return


def _flat_names(document: Document, key: str) -> list[str]:
    value = document.front_matter.data.get(key)
    if not isinstance(value, list) or any(isinstance(item, list | dict) for item in value):
        return []
    return [text_of(item) for item in value if item is not None and item != ""]
