r"""Double braces are meant as text, and Hexo runs them.

## Why is this bad?

Hexo takes `{{ … }}` for a variable of Nunjucks, also in a formula or where a template of another
language is shown. A variable that nobody has set prints nothing: the text is gone without a word.
If it is called, goes through a filter that Nunjucks does not have, or if the braces hold no
expression that Nunjucks can read, such as `{{ 1 2 }}`, the whole build fails. Known are the keys
of the front matter, what Hexo adds to them (`title`, `date`, `tags` …), and what `{% set %}` and
`{% for %}` bring in.

## Example

```markdown
Vue shows it where you write {{ name }}, and $\frac{{a}}{b}$ is a fraction.
```

Use instead:

```markdown
Vue shows it where you write `{{ name }}`, and $\frac{% raw %}{{a}}{% endraw %}{b}$ is a fraction.
```

## Fix

Puts `{% raw %}` and `{% endraw %}` around the braces. The fix is safe: what printed nothing now
prints what is written, and what aborted no longer does.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.lint.expression_calls import failing_call
from hexodigest.lint.expression_syntax import syntax_fault
from hexodigest.lint.expressions import names_in, unknown_filter, unknown_names, unknown_test
from hexodigest.lint.live_tags import is_code_tag, live_tags
from hexodigest.lint.rule import Problem

SEVERITY = Severity.ERROR
GROUP = "tags"
LOOKS_FOR = ("{{",)


def undefined_variable(document: Document) -> Iterator[Problem]:
    variables = list(_variables(document))
    known = names_in(document) if variables else frozenset()
    outer = {tag.span for tag in document.tags.items}  # what stands in a block may never be run
    leaked = {tag.span for tag in document.tags.leaked}
    for tag in variables:
        written = document.source.slice(tag.content) if tag.content else ""
        fix = None if tag.span in leaked else _fix(document, tag)
        if not written.strip():
            yield Problem(tag.span, "nothing stands between the braces, Hexo aborts", fix)
        elif fault := syntax_fault(written):
            yield Problem(tag.span, f"Nunjucks cannot read this, {fault}: Hexo aborts", fix)
        elif name := unknown_filter(written):
            yield Problem(tag.span, f"Nunjucks has no filter `{name}`, Hexo aborts", fix)
        elif name := unknown_test(written):
            yield Problem(tag.span, f"Nunjucks has no test `{name}`, Hexo aborts", fix)
        elif tag.span in outer and (name := failing_call(written, document)):
            yield Problem(tag.span, f"`{name}` cannot be called, Hexo aborts", fix)
        elif names := unknown_names(written, known):
            message = f"Hexo knows no variable `{names[0]}` and does not print these braces"
            yield Problem(tag.span, message, fix)


def _variables(document: Document) -> Iterator[Tag]:
    """The variables that Nunjucks runs, but for those in code tags, which have a rule."""
    end = 0
    for tag in live_tags(document):
        if is_code_tag(tag):
            end = tag.span.end
        elif tag.kind is TagKind.VARIABLE and tag.span.start >= end:
            yield tag


def _fix(document: Document, tag: Tag) -> Fix | None:
    text = document.source.slice(tag.span)
    edit = Edit(tag.span, f"{{% raw %}}{text}{{% endraw %}}")
    return Fix("put `{% raw %}` around it", (edit,))
