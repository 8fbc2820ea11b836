"""A comment for the linter silences nothing.

## Why is this bad?

What it was written for has been mended or is called otherwise, and the next real finding in its
place would be hidden. A name that no rule has, or a comment that there is not, does nothing at all.

## Example

```markdown
<!-- hexodigest-disable-next-line missing-imgae -->
![A cup of tea](/images/cup.png)
```

Use instead:

```markdown
<!-- hexodigest-disable-next-line missing-image -->
![A cup of tea](/images/cup.png)
```

## Fix

Takes the name out of the comment, or the whole comment. Safe for a name and in front matter; unsafe
for a whole comment in the body, which may hold two paragraphs or two lists apart.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.names import rule_names
from hexodigest.lint.rule import Problem
from hexodigest.lint.suppress import Comment, Kind, Unused
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "comments"


def unused_suppression(
    document: Document, unused_suppressions: Iterable[Unused]
) -> Iterator[Problem]:
    for comment, names in unused_suppressions:
        yield Problem(comment.span, _message(comment, names), _fix(document, comment, names))


def _message(comment: Comment, names: tuple[str, ...]) -> str:
    if not isinstance(comment.kind, Kind):
        near = get_close_matches(comment.kind, list(Kind), 1)
        hint = f", did you mean `{near[0]}`?" if near else ""
        return f"no comment says `{comment.kind}`{hint}"
    what = ", ".join(f"`{name}`" for name in names)
    if comment.kind is Kind.ENABLE:
        return f"{what} was not disabled before" if what else "nothing was disabled before"
    return (
        f"{what} silences nothing here{_meant(names)}" if what else "the comment silences nothing"
    )


def _meant(names: tuple[str, ...]) -> str:
    """The rule that may be meant where only a name is given, and no rule has it."""
    near = get_close_matches(names[0], rule_names(), 1, 0.8) if len(names) == 1 else []
    return f", did you mean `{near[0]}`?" if near and near[0] != names[0] else ""


def _fix(document: Document, comment: Comment, names: tuple[str, ...]) -> Fix | None:
    if not isinstance(comment.kind, Kind):
        return None
    text = document.source.text
    every = text[comment.names_span.start : comment.names_span.end].replace(",", " ").split()
    left = [name for name in every if name not in names]
    if names and left:
        return Fix("take it out of the comment", (Edit(comment.names_span, ", ".join(left)),))
    in_head = comment.span.start < document.body.start
    return Fix("delete the comment", (Edit(_removed(text, comment.span), ""),), safe=in_head)


def _removed(text: str, span: Span) -> Span:
    """The comment with the blanks before it, and its line where nothing else stands on it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before, after = text[start : span.start], text[span.end : end]
    if not before.strip() and not after.strip():
        return Span(start, min(end + 1, len(text)))
    return Span(start + len(before.rstrip()), span.end)
