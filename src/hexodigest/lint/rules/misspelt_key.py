"""A key of the front matter is a slip of the pen.

## Why is this bad?

Hexo reads the keys that it knows and hands all others to the theme without a word: with `premalink`
a post keeps its usual address, with `Tags` it has none. Capitals count.

Only what is a letter or two away from a key of Hexo or of a common theme is reported, and no key
that themes and other site generators know.

## Example

```yaml
premalink: /about-yaml/
```

Use instead:

```yaml
permalink: /about-yaml/
```

## Fix

Writes the key that was meant. The fix is not safe: the post may get another address, or tags that
it did not have.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.headers import at_key
from hexodigest.lint.known_keys import meant_by
from hexodigest.lint.rule import Problem

SEVERITY = Severity.WARNING
GROUP = "front matter"


def misspelt_key(document: Document) -> Iterator[Problem]:
    data = document.front_matter.data
    for key in data:
        meant = meant_by(key)
        if meant is None or meant in data:
            continue
        message = f"Hexo does not know `{key}`, did you mean `{meant}`?"
        yield at_key(document, key, message, _fix(document, key, meant))


def _fix(document: Document, key: str, meant: str) -> Fix | None:
    """None where the key is not written out plainly."""
    entry = document.front_matter.entry(key)
    if entry is None or entry.key is None or document.source.slice(entry.key) != key:
        return None
    return Fix(f"write `{meant}`", (Edit(entry.key, meant),), safe=False)
