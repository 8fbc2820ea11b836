"""Two posts have one abbrlink.

## Why is this bad?

An abbrlink is the permanent name of one post. It mostly comes from a post that was copied along
with its front matter: where the permalink is made of it, one of the two pages is gone.

## Example

Another post has the same line:

```yaml
abbrlink: dcb2f552
```

Use instead the post's own, or no line at all where a plugin writes it:

```yaml
abbrlink: 4e1a09c7
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.front_places import place_of
from hexodigest.lint.neighbours import abbrlink_of, neighbours_of
from hexodigest.lint.rule import Problem
from hexodigest.site import Site

SEVERITY = Severity.ERROR
GROUP = "posts"


def duplicate_abbrlink(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    link = abbrlink_of(page) if page else ""
    if page is None or not link:
        return
    for other in neighbours_of(site).by_abbrlink.get(link, ()):
        if other.source != page.source and other.address != page.address:
            continue  # two languages of one post, at two addresses
        if other.source != page.source:
            message = f"`{link}` is the abbrlink of `{other.source}` too"
            yield Problem(place_of(document, "abbrlink"), message)
            return
