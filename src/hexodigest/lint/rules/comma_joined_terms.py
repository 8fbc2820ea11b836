"""Several tags or categories are written as one text with commas.

## Why is this bad?

Hexo does not split it: `tags: python, yaml` is one tag with the name `python, yaml`, which no other
post has, and neither `python` nor `yaml` lists the post.

## Example

```yaml
tags: python, yaml
```

Use instead:

```yaml
tags: [python, yaml]
```

## Fix

Puts brackets around the tags, or around each category. The fix is not safe: the post gets other
tags than it had, and a comma may belong to a name.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.front_matter import Form
from hexodigest.document.js_values import plain_scalar
from hexodigest.lint.header_terms import CATEGORIES, TAGS
from hexodigest.lint.headers import given, place, quoted, written
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later

SEVERITY = Severity.WARNING
GROUP = "front matter"

_COMMA = later(r"[,，、]")
_PLAIN = later(r"[\w.+/ ][\w.+/ -]*")


def comma_joined_terms(document: Document) -> Iterator[Problem]:
    for key, value in given(document, *TAGS, *CATEGORIES):
        if not isinstance(value, str):
            continue
        names = [name.strip() for name in _COMMA.split(value)]
        if len(names) > 1 and all(names):
            what = "tag" if key in TAGS else "category"
            message = f"{quoted(value)} is one {what} to Hexo, expected a list of {len(names)}"
            yield Problem(place(document, key), message, _fix(document, key, names))


def _fix(document: Document, key: str, names: list[str]) -> Fix | None:
    """None where a name would need quotes."""
    text = written(document, key)
    is_plain = all(_PLAIN.fullmatch(name) and plain_scalar(name) == name for name in names)
    if document.front_matter.form is Form.JSON or text[:1] in "|>" or not is_plain:
        return None
    # As in Hexo 8.1: a flat list of categories is one below the other, a list each is a set.
    each = names if key in TAGS else [f"[{name}]" for name in names]
    new = f"[{', '.join(each)}]"
    return Fix(f"write `{new}`", (Edit(place(document, key), new),), safe=False)
