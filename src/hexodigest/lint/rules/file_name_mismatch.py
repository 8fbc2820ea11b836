"""The name of a digest's file says another day than its title.

## Why is this bad?

The author finds a digest by the day in its name. A file that was copied from another day and not
renamed is looked for in vain, and the next copy of that day overwrites it.

## Example

In `source/_posts/2024-01-16-insights.md`:

```yaml
title: 2024-01-17-insights
```

Name the file `2024-01-17-insights.md` instead.
"""

from collections.abc import Iterator

from hexodigest.config import Config
from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.js_values import text_of
from hexodigest.lint.front_places import place_of
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.schema.models import digest_options

SEVERITY = Severity.WARNING
GROUP = "digest"

_DAY = later(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def file_name_mismatch(document: Document, config: Config) -> Iterator[Problem]:
    if document.path is None or digest_options(document, config) is None:
        return
    title = text_of(document.front_matter.data.get("title"))
    named, titled = _DAY.match(document.path.stem), _DAY.match(title)
    if named and titled and named[0] != titled[0]:
        message = f"the title is of {titled[0]}, but the file is `{document.path.name}`"
        yield Problem(place_of(document, "title"), message)
