"""The front matter is not what Hexo, or the model of the post, can read.

## Why is this bad?

Where it is not YAML, Hexo says `Process failed` in its log, leaves the post out of the site, and
still ends with success: nobody notices until a reader does. Where it stands between `;;;` it is
read as JSON, and a fault there turns the whole of it into text of the page.

A post with a model, such as a digest, needs certain keys with certain values as well; one that is
missing is reported at the end of the front matter.

## Example

A value with a colon and a space must be quoted:

```yaml
title: Attention: a survey
```

Use instead:

```yaml
title: "Attention: a survey"
```
"""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Fault, Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem, recorded

SEVERITY = Severity.ERROR
GROUP = "front matter"


def invalid_front_matter(document: Document, schema_faults: Iterable[Fault]) -> Iterator[Problem]:
    faults = (*document.front_matter.faults, *schema_faults)
    return recorded(faults, "invalid-front-matter")
