"""A tag or a category differs from another in the case of its letters alone.

## Why is this bad?

To Hexo `Linux` and `linux` are two tags with a page each, and a reader finds half of the posts. On
a file system that does not tell them apart one page overwrites the other, and Hugo and Zola merge
them.

Reported is the spelling that fewer posts have.

## Example

Beside posts with the tag `Linux`:

```yaml
tags: linux
```

Use instead:

```yaml
tags: Linux
```

## Fix

Writes the spelling that more posts have. The fix is not safe: the address of the term changes.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.rule import Problem
from hexodigest.lint.terms import Name, Terms, TermUse, categories_in, tags_in
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "posts"


def term_case_mismatch(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return
    known = neighbours_of(site)
    for use in tags_in(document, page):
        yield from _problem(document, use, site.tag_path(use.name[0]), known.tags, "tag")
    for use in categories_in(document, page):
        path = site.category_path(use.name)
        yield from _problem(document, use, path, known.categories, "category")


def _problem(
    document: Document, use: TermUse, path: str, terms: Terms, kind: str
) -> Iterator[Problem]:
    other = terms.in_any_case(path)
    if other is None or not _differs_in_case(use.name, other):
        return
    old, new = use.name[-1], other[-1]
    if old == new:
        return  # it is a parent that differs, and that is said of the parent
    message = f"other posts write the {kind} `{old}` as `{new}`"
    is_plain = document.source.slice(use.span) == old
    fix = Fix(f"write `{new}`", (Edit(use.span, new),), safe=False) if is_plain else None
    yield Problem(use.span, message, fix)


def _differs_in_case(name: Name, other: Name) -> bool:
    return [part.casefold() for part in name] == [part.casefold() for part in other]
