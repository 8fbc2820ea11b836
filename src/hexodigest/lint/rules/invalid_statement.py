"""A tag such as `if`, `for` or `set` holds what Nunjucks cannot read, and Hexo's build fails.

## Why is this bad?

`if`, `for`, `set`, `macro`, `call`, `filter` and `raw` are tags of Nunjucks itself, which Hexo runs
over each post. Where one of them is not what it expects (`for x of tags`, `else if`, an operator
with nothing behind it), names a filter or a test that Nunjucks does not have, or calls what is no
function, no page of the blog is made. Often it is code of another language that was to be shown,
and belongs into a code block.

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
from hexodigest.lint.expression_calls import failing_call
from hexodigest.lint.expression_syntax import statement_fault
from hexodigest.lint.expressions import unknown_filter, unknown_test
from hexodigest.lint.live_tags import live_tags
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{%",)

_RUN_AT_ONCE = frozenset(("call", "for", "if", "ifAsync", "set"))
_WITH_EXPRESSIONS = frozenset(("elif", "elseif", "for", "if", "ifAsync", "set"))


def invalid_statement(document: Document) -> Iterator[Problem]:
    outer = {tag.span for tag in document.tags.items}
    for tag in live_tags(document):
        if tag.name_span:
            written = document.source.slice(tag.opening)[tag.name_span.end - tag.opening.start :]
            rest = written.removesuffix("%}").removesuffix("-")
            if reason := _reason(tag, rest) or (tag.span in outer and _call(document, tag, rest)):
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


def _call(document: Document, tag: Tag, rest: str) -> str | None:
    """A call that fails, of a tag in no block: what stands in one may never be run."""
    if tag.name not in _RUN_AT_ONCE:
        return None
    name = failing_call(rest, document)
    return f"`{name}` cannot be called" if name else None
