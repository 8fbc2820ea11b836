"""The heading of a pick links to something that is not a paper.

## Why is this bad?

A reader who clicks on the heading wants the paper, and whoever gathers picks by their arXiv
identifier finds none. `link_pattern` in the configuration says what a link must look like.

## Example

```markdown
## [Tuning by Proxy](http://arxiv.org/abs/2401.08565)
```

Use instead:

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565.pdf)
```

## Fix

A link to arXiv that names a paper becomes the link to its PDF: `http` becomes `https`, `/abs/`
becomes `/pdf/`, and the end `.pdf` is added, or dropped where `link_pattern` wants none. The fix is
safe: the identifier and the version stay as they are, and it is offered only where the new link is
one that the configuration asks for.
"""

import re
from collections.abc import Iterable, Iterator

from hexodigest.config import Config
from hexodigest.diagnostics import Edit, Fault, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.schema.arxiv_ids import find_arxiv_id, submitted
from hexodigest.schema.models import digest_options

SEVERITY = Severity.ERROR
GROUP = "digest"

_PAPER = later(
    r"(?:https?:)?//(?:www\.)?arxiv\.org/(?:abs|pdf)/(?P<paper>[\w./-]+?)(?:\.pdf)?/?",
    re.IGNORECASE,
)


def invalid_pick_link(
    document: Document, config: Config, schema_faults: Iterable[Fault]
) -> Iterator[Problem]:
    for fault in schema_faults:
        if fault.name != "invalid-pick-link":
            continue
        url = document.source.slice(fault.span)
        new = _expected(document, config, url)
        if new is None:
            yield Problem(fault.span, fault.message)
        else:
            message = f"`{url}` is not how a pick is linked, expected `{new}`"
            edit = Edit(fault.span, new)
            yield Problem(fault.span, message, Fix(f"link to `{new}`", (edit,)))


def _expected(document: Document, config: Config, url: str) -> str | None:
    """The link to the PDF; None where the link, as written, is not plainly one to a paper."""
    match = _PAPER.fullmatch(url)
    options = digest_options(document, config)
    identifier = find_arxiv_id(url)
    if match is None or options is None or identifier is None or submitted(identifier) is None:
        return None
    if re.fullmatch(options.link_pattern, url):
        return None  # the link has the right form, the paper is at fault
    for new in (
        f"https://arxiv.org/pdf/{match['paper']}.pdf",
        f"https://arxiv.org/pdf/{match['paper']}",
    ):
        if new != url and re.fullmatch(options.link_pattern, new):
            return new
    return None
