"""Two tags or two categories share one address.

## Why is this bad?

Hexo drops signs from the names of terms to make addresses: `C++`, `C#` and `C` are all `tags/C/`.
It makes one page, which lists the posts of one of them, and the posts of the others are in no list.

Reported is the term that fewer posts have. `tag_map` and `category_map` in `_config.yml` can give
it an address of its own.

## Example

Beside posts with the tag `C++`:

```yaml
tags: C#
```

Use instead:

```yaml
tags: C-Sharp
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.rule import Problem
from hexodigest.lint.terms import categories_in, tags_in
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "posts"


def term_slug_collision(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return
    known = neighbours_of(site)
    for tag in tags_in(document, page):
        path = site.tag_path(tag.name[0])
        other = known.tags.at(path)
        if other not in {None, tag.name}:
            yield Problem(tag.span, _message("tag", tag.name, other, path))
    for category in categories_in(document, page):
        path = site.category_path(category.name)
        other = known.categories.at(path)
        if other is not None and other[-1] != category.name[-1]:
            yield Problem(category.span, _message("category", category.name, other, path))


def _message(kind: str, name: tuple[str, ...], other: tuple[str, ...] | None, path: str) -> str:
    return f"`{name[-1]}` has the address of the {kind} `{(other or name)[-1]}`: `{path}`"
