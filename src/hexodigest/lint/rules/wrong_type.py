"""A value of the front matter has a type that Hexo cannot print as it was written.

## Why is this bad?

A title that YAML takes for a date is printed as `Wed Jan 17 2024 00:00:00 GMT…`, one that it takes
for a mapping as `[object Object]`, `1.10` as `1.1`; an `abbrlink` such as `12e3` is the number
12000, also in the post's address. A `permalink` that is no text makes Hexo leave the post out, and
so does an `excerpt:` or an `id:` with nothing after it.

## Example

```yaml
title: 2024-01-17
permalink: 404
excerpt:
```

Use instead:

```yaml
title: "2024-01-17"
permalink: "404"
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import text_of
from hexodigest.lint.headers import given, place, placeholder, quoted, written
from hexodigest.lint.rule import Problem
from hexodigest.lint.values import type_name
from hexodigest.site.refusals import is_refused

SEVERITY = Severity.ERROR
GROUP = "front matter"

_TEXTS = ("title", "layout", "excerpt", "id")  # what Hexo casts to text
# What themes print, and permalinks hold, as it is; a theme may want lists and mappings there.
_SCALARS = ("description", "subtitle", "abbrlink", "link")
# What must be text, or not be there at all.
_REFUSED = ("permalink", "content", "excerpt", "more", "id")


def wrong_type(document: Document) -> Iterator[Problem]:
    for key, value in given(document, *_TEXTS, *_SCALARS):
        if isinstance(value, str) or (key in _SCALARS and isinstance(value, list | dict)):
            continue
        if placeholder(document, key):
            continue
        shown = text_of(value)
        if shown != written(document, key):
            message = f"`{key}` is {type_name(value)}, which Hexo prints as {quoted(shown)}"
            yield Problem(place(document, key), message)
    yield from _refused(document)


def _refused(document: Document) -> Iterator[Problem]:
    """What makes Hexo leave the post out."""
    data = document.front_matter.data
    for key in _REFUSED:
        if key in data and is_refused(key, data[key], of_post=not _is_page(document)):
            kind = type_name(data[key])
            message = f"`{key}` is {kind}, so Hexo leaves the post out; expected text"
            yield Problem(place(document, key), message)


def _is_page(document: Document) -> bool:
    """Whether the file lies where Hexo keeps no posts."""
    return document.path is not None and not {"_posts", "_drafts"} & {*document.path.parts}
