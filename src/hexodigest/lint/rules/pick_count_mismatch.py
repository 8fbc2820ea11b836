"""The number of picks in the front matter is not the number of sections.

## Why is this bad?

`interesting` is shown to the reader and added up over the archive; when a section was added or
dropped and the number was not, both are wrong.

## Example

```yaml
interesting: 5
```

above a body with four linked sections. Use instead:

```yaml
interesting: 4
```

## Fix

Writes the number of sections in place of the number in the front matter. The fix is safe: the
sections are what the post says, and nothing but the number changes.
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.schema.faults import SchemaFault

SEVERITY = Severity.ERROR
GROUP = "digest"


def pick_count_mismatch(
    document: Document, schema_faults: Iterable[SchemaFault]
) -> Iterator[Problem]:
    for fault in schema_faults:
        if fault.name == "pick-count-mismatch":
            yield Problem(fault.span, fault.message, _fix(document, fault))


def _fix(document: Document, fault: SchemaFault) -> Fix | None:
    """None where the number is not written out: an alias has its value elsewhere."""
    count = fault.details.get("count", "")
    if not (count.isdecimal() and document.source.slice(fault.span).isdecimal()):
        return None
    return Fix(f"write `{count}`, the number of picks", (Edit(fault.span, count),))
