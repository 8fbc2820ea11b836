"""An abbrlink has another shape than those of the other posts.

## Why is this bad?

Abbrlinks are made by one plugin with one setting, and all look alike: five digits, or eight hex
digits. One that differs was mistyped, cut off, made after the setting had changed, or read as a
number by YAML: `12e3` without quotes is 12000. An abbrlink that changes is an address that breaks.

Reported where at least ten posts have one and nine in ten are alike.

## Example

Beside posts with `dcb2f552` and the like:

```yaml
abbrlink: dcb2f55z
```

Use instead:

```yaml
abbrlink: dcb2f552
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.front_places import place_of
from hexodigest.lint.neighbours import abbrlink_of, neighbours_of
from hexodigest.lint.rule import Problem
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "posts"


def unusual_abbrlink(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    link = abbrlink_of(page) if page else ""
    shape = neighbours_of(site).abbrlink_shape if link else None
    if shape and not shape.pattern.fullmatch(link):
        message = f"`{link}` is not as the other abbrlinks of the blog, {shape.name}"
        yield Problem(place_of(document, "abbrlink"), message)
