"""A pick shows no image.

## Why is this bad?

It is not, unless the digest is one where each pick has a figure; then one was forgotten. Select the
rule in the configuration, or give it a severity there, to have it on:

```toml
[severity]
pick-without-image = "warning"
```

## Example

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565.pdf)

A small model moves the logits of a large one.
```

Use instead:

```markdown
## [Tuning by Proxy](https://arxiv.org/pdf/2401.08565.pdf)

A small model moves the logits of a large one.

![The proxy](/files/images/arxiv-insights/2024-01-15-01-19/proxy.png)
```
"""

from collections.abc import Iterator

from hexodigest.config import Config
from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.schema.models import digest_options
from hexodigest.schema.picks import picks_of

SEVERITY = Severity.INFO
GROUP = "digest"


def pick_without_image(document: Document, config: Config) -> Iterator[Problem]:
    options = digest_options(document, config)
    for pick in picks_of(document, options) if options else ():
        if not pick.images:
            yield Problem(pick.title_span, f"`{pick.title}` has no image")
