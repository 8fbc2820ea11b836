"""A file is written into the post as a `data:` address.

## Why is this bad?

It is a third larger than the file itself, is loaded anew with every page that shows it, the list of
posts and the feed too, and makes the post slow to edit and to compare. Small ones, up to 8 KiB,
are nothing to speak of; `longest` in the configuration sets another size.

## Example

```markdown
![A map](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA…)
```

Use instead:

```markdown
![A map](/images/map.png)
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.settings import SettingsTable, WholeNumber
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "images"
LOOKS_FOR = ("data:",)

_SHOWN: Final = 40


@dataclass(frozen=True)
class Options(SettingsTable):
    """What `[rules.large-data-uri]` takes."""

    longest: WholeNumber = 8192
    """How many characters a `data:` address may have."""


def large_data_uri(document: Document, options: Options) -> Iterator[Problem]:
    for span in sorted(set(_addresses(document))):
        size = span.end - span.start
        start = document.source.text[span.start : span.start + 5]
        if size > options.longest and start.lower() == "data:":
            message = f"{size} characters of data in an address, a file was expected"
            yield Problem(Span(span.start, span.start + _SHOWN), message)


def _addresses(document: Document) -> Iterator[Span]:
    yield from (image.url_span for image in document.markdown.images)
    yield from (link.url_span for link in document.markdown.links)
    for element in document.elements:
        for attribute in element.attributes:
            if attribute.name in {"src", "href", "poster"} and attribute.value_span:
                yield attribute.value_span
