"""A pick links to one version of a paper, or to a PDF without its ending.

## Why is this bad?

Both links work. A version keeps the reader on an old text after the authors have mended it, and a
search of the archive for `ID.pdf` does not find the pick. It is off by default.

## Example

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565v1)
```

Use instead:

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565.pdf)
```

## Fix

Writes `https://arxiv.org/pdf/ID.pdf`. The fix is safe: the identifier stays, and it is offered only
where the new link is one that the configuration asks for.
"""

import re
from collections.abc import Iterator

from hexodigest.config import Config
from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.schema.arxiv_ids import submitted
from hexodigest.schema.models import digest_options
from hexodigest.schema.picks import picks_of

SEVERITY = Severity.INFO
GROUP = "digest"

_PDF = later(r"https://arxiv\.org/pdf/(?P<id>[\w./-]+?)(?P<version>v[0-9]+)?(?:\.pdf)?")


def unusual_pick_link(document: Document, config: Config) -> Iterator[Problem]:
    options = digest_options(document, config)
    for pick in picks_of(document, options) if options else ():
        match = _PDF.fullmatch(pick.url)
        if options is None or match is None or submitted(match["id"]) is None:
            continue
        new = f"https://arxiv.org/pdf/{match['id']}.pdf"
        is_written = document.source.slice(pick.url_span) == pick.url
        if new == pick.url or not is_written or not re.fullmatch(options.link_pattern, new):
            continue
        words = f"names version `{match['version']}`" if match["version"] else "lacks `.pdf`"
        fix = Fix(f"link to `{new}`", (Edit(pick.url_span, new),))
        yield Problem(pick.url_span, f"`{pick.url}` {words}, expected `{new}`", fix)
