"""The front matter is a list or a date, and no keys with values.

## Why is this bad?

Hexo takes all that stands before the first line of dashes for front matter, also in a post that has
none and starts with a list or a date. A list makes it fail: it leaves the post out. A date is
swallowed, and not printed where it was written.

## Example

```markdown
- water
- leaves

---

The first paragraph.
```

Use instead:

```markdown
---
title: Tea
---

- water
- leaves

---

The first paragraph.
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.front_matter import Form, FrontMatter
from hexodigest.lint.headers import has_header, header_text
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "front matter"


def unkeyed_front_matter(document: Document) -> Iterator[Problem]:
    front_matter = document.front_matter
    if not has_header(document) or front_matter.form is Form.JSON:
        return
    where = "the front matter" if front_matter.form is Form.FENCED else "what stands before `---`"
    if _is_list(front_matter, header_text(document)):
        message = f"{where} is a list to Hexo, which leaves the post out; expected keys"
        yield Problem(front_matter.content, message)
    elif not front_matter.data and header_text(document).lstrip()[:1].isdigit():
        message = f"{where} is a date to Hexo, which does not print it; expected keys"
        yield Problem(front_matter.content, message)


def _is_list(front_matter: FrontMatter, header: str) -> bool:
    if not front_matter.data:
        return header.lstrip().startswith("[")
    first = front_matter.entry("0") if "0" in front_matter.data else None
    return first is not None and first.key is None
