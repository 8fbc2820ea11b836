"""Braces in a `codeblock` are run, not shown.

## Why is this bad?

Unlike a fence, the body of `{% codeblock %}` goes through Nunjucks: `{{ … }}` prints the value of
a variable, mostly nothing, `{# … #}` is deleted, and a tag is run or ends the build. The reader
sees code with holes in it.

## Example

```markdown
{% codeblock lang:html %}
<p>{{ message }}</p>
{% endcodeblock %}
```

Use instead:

````markdown
```html
<p>{{ message }}</p>
```
````

## Fix

Puts `{% raw %}` and `{% endraw %}` around what is run, unless that holds more of the kind. The fix
is safe: what stands in a code block is meant to be seen.
"""

from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag
from hexodigest.lint.live_tags import is_code_tag, live_tags
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%",)

_LONGEST: Final = 40  # characters of a tag in a message


def variable_in_codeblock(document: Document) -> Iterator[Problem]:
    for tag in live_tags(document):
        if is_code_tag(tag):
            for child in tag.children:
                if child.name not in {"raw", "verbatim"}:
                    yield _problem(document, child)


def _problem(document: Document, tag: Tag) -> Problem:
    text = document.source.slice(tag.span)
    message = f"`{_shown(document.source.slice(tag.opening))}` is run, not shown"
    if tag.children or "endraw" in text:
        return Problem(tag.span, message)
    edit = Edit(tag.span, f"{{% raw %}}{text}{{% endraw %}}")
    return Problem(tag.span, message, Fix("put `{% raw %}` around it", (edit,)))


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
