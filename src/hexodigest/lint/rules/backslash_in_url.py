r"""An address has backslashes where slashes belong.

## Why is this bad?

In Markdown a backslash before a sign is dropped, and before a letter it becomes `%5C`, which is no
slash to a server: the picture is broken or the link leads nowhere. It works in an editor on
Windows, and nowhere else.

## Example

```markdown
![The proxy](images\proxy.png)
```

Use instead:

```markdown
![The proxy](images/proxy.png)
```

## Fix

Writes slashes in place of the backslashes of the address. The fix is safe: no file of a blog can
have a backslash in its address.
"""

import re
from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.parts import parts_of
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later

SEVERITY = Severity.WARNING
GROUP = "links"
LOOKS_FOR = ("\\",)

# A backslash before a sign is Markdown's own way to take it as it is.
_SEPARATOR = later(r"\\(?=[^\W_])|(?<=\.)\\(?=[\w.])|\\(?=\.\.?[\\/])")
_ABSOLUTE = later(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_END_OF_PATH = later(r"[?#]")


def backslash_in_url(document: Document) -> Iterator[Problem]:
    for part in parts_of(document):
        spans = [part.place(each.url_span) for each in part.markdown.images]
        spans += [part.place(each.url_span) for each in part.markdown.links if not each.autolink]
        for span in sorted(set(spans)):
            written = document.source.slice(span)
            path = _END_OF_PATH.split(written, maxsplit=1)[0]
            new = _SEPARATOR.sub("/", path) + written[len(path) :]
            if new == written or _ABSOLUTE.match(written) or "{" in written:
                continue
            message = f"`{written}` has backslashes, expected `{new}`"
            yield Problem(span, message, Fix(f"write `{new}`", (Edit(span, new),)))
