"""A switch of the front matter is set to a word that is text, and so counts as on.

## Why is this bad?

Hexo reads YAML 1.2, in which `no`, `off` and `n` are text, and any text but an empty one is true:
`published: no` publishes the post, `comments: off` leaves the comments on, and themes do the same
with `toc` and `mathjax`. `disableNunjucks: yes` changes nothing, for only `true` counts there.

## Example

```yaml
comments: no
```

Use instead:

```yaml
comments: false
```

## Fix

Writes `true` or `false`, whichever the word means. The fix is not safe: the page changes, a
published post may even disappear.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.headers import given, place, quoted
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "front matter"

_NO = frozenset({"no", "off", "n", "false", "none", "never"})
_YES = frozenset({"yes", "on", "y", "true"})
# As in Hexo's database: these two are cast, so that the very words `false` and `0` are false.
_CAST = ("comments", "published")
_THEMES = ("toc", "mathjax", "math", "katex", "mermaid")


def truthy_text(document: Document) -> Iterator[Problem]:
    for key, value in given(document, *_CAST, *_THEMES):
        is_cast = key in _CAST and value in ("false", "0")
        if isinstance(value, str) and value.strip().lower() in _NO and not is_cast:
            message = f"`{key}` is {quoted(value)}, which is text and counts as true"
            yield _problem(document, key, message, "false")
    for key, value in given(document, "disableNunjucks"):
        if isinstance(value, str) and value.strip().lower() in _YES:
            message = f"`{key}` is {quoted(value)}, which is text and changes nothing"
            yield _problem(document, key, message, "true")


def _problem(document: Document, key: str, message: str, meant: str) -> Problem:
    span = place(document, key)
    fix = Fix(f"write `{meant}`", (Edit(span, meant),), safe=False)
    return Problem(span, f"{message}; expected `{meant}`", fix)
