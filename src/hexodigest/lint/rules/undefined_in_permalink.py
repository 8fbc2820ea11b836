"""The blog's permalink has a variable that the post does not give.

## Why is this bad?

Hexo writes the word `undefined` into the address of the post, and two such posts are one page.
A variable that is none of Hexo's own is a key of the front matter; `permalink_defaults` in
`_config.yml` can give it a value for posts without it.

`abbrlink` is let be where the plugin that writes it into the post is installed.

## Example

With `permalink: posts/:abbrlink/`:

```yaml
title: Tea
date: 2024-01-17 20:15:00
```

Use instead:

```yaml
title: Tea
date: 2024-01-17 20:15:00
abbrlink: dcb2f552
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.front_places import place_of
from hexodigest.lint.outputs import outputs_of
from hexodigest.lint.rule import Problem
from hexodigest.site import FileKind, Site
from hexodigest.site.permalinks import missing_variables

SEVERITY = Severity.ERROR
GROUP = "posts"

_PLUGINS = frozenset(("hexo-abbrlink", "hexo-abbrlink2"))


def undefined_in_permalink(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None or page.kind is FileKind.PAGE or page.dropped:
        return
    missing = missing_variables(page.slug, page.data, page.date, page.categories, site.config)
    for name in missing:
        if name in {"layout", "slug", "source"}:
            continue  # what Hexo knows of a post without its front matter
        if name == "abbrlink" and _PLUGINS & (outputs_of(site).packages or frozenset()):
            continue
        message = f"`:{name}` of `permalink` has no value here: the address is `{page.url}`"
        yield Problem(place_of(document, "title", "date"), message)
