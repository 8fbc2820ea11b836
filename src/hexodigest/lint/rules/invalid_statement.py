"""A tag such as `if`, `for` or `set` holds what Nunjucks cannot read, and Hexo's build fails.

## Why is this bad?

`if`, `for`, `set`, `macro`, `filter` and `raw` are tags of Nunjucks itself, which Hexo runs over
each post. Where one of them is not what it expects (`for x of tags`, `else if`, an operator with
nothing behind it), or names a filter or a test that Nunjucks does not have, no page of the blog is
made. Often it is code of another language that was to be shown, and belongs into a code block.

## Example

```markdown
{% for tag of tags %}{{ tag.name }}{% endfor %}
```

Use instead:

```markdown
{% for tag in tags %}{{ tag.name }}{% endfor %}
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag
from hexodigest.lint.expression_syntax import statement_fault
from hexodigest.lint.expressions import unknown_filter, unknown_test
from hexodigest.lint.live_tags import live_tags
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%",)

_WITH_EXPRESSIONS = frozenset(("elif", "elseif", "for", "if", "ifAsync", "set"))


def invalid_statement(document: Document) -> Iterator[Problem]:
    for tag in live_tags(document):
        if tag.name_span:
            written = document.source.slice(tag.opening)[tag.name_span.end - tag.opening.start :]
            rest = written.removesuffix("%}").removesuffix("-")
            if reason := _reason(tag, rest):
                yield Problem(tag.opening, f"Hexo aborts at this `{tag.name}`: {reason}")


def _reason(tag: Tag, rest: str) -> str | None:
    if fault := statement_fault(tag.name, rest):
        return f"{fault}"
    if tag.name == "filter":
        rest = f"x | {rest}"
    elif tag.name not in _WITH_EXPRESSIONS:
        return None
    if name := unknown_filter(rest):
        return f"Nunjucks has no filter `{name}`"
    if name := unknown_test(rest):
        return f"Nunjucks has no test `{name}`"
    return None
