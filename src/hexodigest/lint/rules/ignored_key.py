"""A key of the front matter is overwritten by Hexo.

## Why is this bad?

Hexo sets these itself: `slug` comes from the file's name, `path` from the permalink, `source` and
`raw` from the file. What the front matter says is lost; but Hugo and Zola would heed a `slug` or a
`path`, so that the post moves once the blog does. To set the address, use `permalink`.

## Example

```yaml
slug: about-yaml
```

Use instead:

```yaml
permalink: about-yaml/
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.headers import at_key, given
from hexodigest.lint.rule import Problem
from hexodigest.site import FileKind, Site

SEVERITY = Severity.WARNING
GROUP = "front matter"

_RENDERED = frozenset({FileKind.POST, FileKind.DRAFT, FileKind.PAGE})
# As in Hexo 8.1: `processPost`, `processPage`, and the virtual fields of both models.
_INSTEAD = {
    "path": "the permalink",
    "source": "the file's path",
    "full_source": "the file's path",
    "raw": "the file's text",
    "more": "the text after the excerpt",
}
_INSTEAD_IN_POSTS = {"slug": "the file's name", "asset_dir": "the place of the post's assets"}


def ignored_key(document: Document, site: Site) -> Iterator[Problem]:
    found = [*given(document, *_INSTEAD, *_INSTEAD_IN_POSTS)]
    kind = site.kind_of(document.path) if document.path and found else None
    for key, value in found:
        if kind not in _RENDERED or (key in _INSTEAD_IN_POSTS and kind is FileKind.PAGE):
            continue
        if key != "slug" or value != _name(document):
            message = f"Hexo overwrites `{key}` with {(_INSTEAD | _INSTEAD_IN_POSTS)[key]}"
            yield at_key(document, key, message)


def _name(document: Document) -> str:
    return document.path.stem if document.path else ""
