"""A tag is written that Hexo 7 has taken out.

## Why is this bad?

`gist`, `jsfiddle`, `vimeo` and `youtube` came with Hexo up to 6.3. Since 7.0 they are in a package
of their own, hexo-tag-embed; without it Hexo ends the whole build at such a tag. Nothing is said of
a blog whose `package.json` has the package or an older Hexo, or that has no `package.json`.

## Example

```markdown
{% youtube dQw4w9WgXcQ %}
```

Install hexo-tag-embed (`npm install hexo-tag-embed`), or use HTML instead:

```markdown
<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" allowfullscreen></iframe>
```
"""

from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.live_tags import live_tags
from hexodigest.lint.rule import Problem
from hexodigest.lint.tag_tables import REMOVED
from hexodigest.site.packages import Packages

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%",)

_REMOVED_IN: Final = 7


def removed_tag(document: Document, known_tags: KnownTags) -> Iterator[Problem]:
    used = [tag for tag in live_tags(document) if tag.name in REMOVED]
    if not used or not _has_none(known_tags.packages):
        return
    for tag in used:
        if not known_tags.has(tag.name):
            message = f"Hexo has no tag `{tag.name}` since 7.0, hexo-tag-embed brings it back"
            yield Problem(tag.opening, message)


def _has_none(packages: Packages | None) -> bool:
    """Whether the Hexo of these packages is known to come without the tags."""
    return packages is not None and (packages.hexo is None or packages.hexo >= _REMOVED_IN)
