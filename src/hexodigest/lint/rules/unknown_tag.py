"""A tag is written that Hexo does not know.

## Why is this bad?

Hexo ends the whole build at an unknown tag: no page is made. Known are Hexo's own tags, and those
that the theme, the packages in `package.json` and the blog's `scripts/` register. Where these
cannot be looked into, because there is no `package.json`, or a package is not installed, only
what is clearly a slip is reported: another case, a name one letter off, or a tag of Jekyll.
Tags that cannot be found can be named in the setting `known_tags`.

## Example

```markdown
{% Blockquote Knuth %}
Premature optimization is the root of all evil.
{% endBlockquote %}
```

Use instead:

```markdown
{% blockquote Knuth %}
Premature optimization is the root of all evil.
{% endblockquote %}
```

## Fix

Puts `{% raw %}` and `{% endraw %}` around a tag of another template language that stands alone. The
fix is safe: Hexo cannot make a page of the post without it.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.live_tags import live_tags
from hexodigest.lint.rule import Problem
from hexodigest.lint.tag_tables import CORE, FOREIGN, NEEDS_TEMPLATE, REMOVED, SOMEWHERE

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%",)


def unknown_tag(document: Document, known_tags: KnownTags) -> Iterator[Problem]:
    leaked = {tag.span for tag in document.tags.leaked}
    for tag in live_tags(document):
        if tag.name and not tag.name.startswith("end") and tag.name not in REMOVED:
            message = _message(tag, known_tags)
            fix = None if tag.span in leaked else _fix(document, tag)
            if message:
                yield Problem(tag.opening, message, fix)


def _message(tag: Tag, known_tags: KnownTags) -> str | None:
    name = tag.name
    if name in NEEDS_TEMPLATE:
        return f"`{name}` reads another template, and a post has none"
    known = known_tags.has(name)
    if known:
        return None
    near = _near(name)
    hint = f", did you mean `{near}`?" if near else ""
    if known is None and name in SOMEWHERE:
        return None
    if name in FOREIGN:
        return f"`{name}` is a tag of another template language, Hexo does not know it"
    return f"Hexo knows no tag `{name}`{hint}" if near or known is False else None


def _fix(document: Document, tag: Tag) -> Fix | None:
    if tag.name not in FOREIGN or tag.kind is not TagKind.INLINE:
        return None
    text = document.source.slice(tag.span)
    return Fix("put `{% raw %}` around it", (Edit(tag.span, f"{{% raw %}}{text}{{% endraw %}}"),))


@lru_cache(maxsize=1024)
def _near(name: str) -> str | None:
    """The tag of Hexo's own that may be meant."""
    if name.lower() in CORE:
        return name.lower()
    near = get_close_matches(name.replace("-", "_"), CORE, 1, 0.85) if len(name) > 3 else []  # noqa: PLR2004
    return near[0] if near else None
