"""A link within the blog is written with the blog's own host.

## Why is this bad?

It leaves a preview on the author's own machine, breaks when the blog moves, and stays `http` after
the host has gone to `https`. In a feed that shows whole posts such links are the ones that work
everywhere, so this is a matter of taste, and off by default.

## Example

With `url: https://tea.example/` in `_config.yml`:

```markdown
See [the kettle](https://tea.example/2024/kettle/).
```

Use instead:

```markdown
See [the kettle](/2024/kettle/).
```

## Fix

Leaves out the scheme and the host. The fix is not safe: a feed reader or a copy of the blog on
another host then looks elsewhere.
"""

import re
from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.destinations import destination, is_own_host
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.link_uses import LinkUse, links_of
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.site import Site
from hexodigest.source import Span

SEVERITY = Severity.INFO
GROUP = "links"

_ORIGIN = later(r"(?:https?:)?//[^/?#]+", re.IGNORECASE)


def absolute_own_link(document: Document, site: Site, known_tags: KnownTags) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return
    for use in links_of(document, known_tags):
        origin = _ORIGIN.match(use.url)
        if use.is_bare or origin is None or not is_own_host(site, use.url):
            continue
        found = destination(site, page, use)
        if found and found.answer is not None:
            message = f"`{use.url}` is a page of this blog, with its host"
            yield Problem(use.span, message, _fix(document, use, len(origin[0])))


def _fix(document: Document, use: LinkUse, length: int) -> Fix | None:
    """None where the address is not written as it is read."""
    if document.source.slice(use.span) != use.url:
        return None
    rest = use.url[length:]
    span = Span(use.span.start, use.span.start + length)
    new = "" if rest.startswith("/") else "/"
    return Fix(f"link to `{new}{rest}`", (Edit(span, new),), safe=False)
