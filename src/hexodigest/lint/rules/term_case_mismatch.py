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
from hexodigest.lint.terms import Name, Terms, TermUse, all_chains, categories_in, tags_in
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "posts"


def term_case_mismatch(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return
    known = neighbours_of(site)
    tags = {
        (tag,): other
        for tag in page.tags
        if (other := _other((tag,), site.tag_path(tag), known.tags))
    }
    for use in tags_in(document, page) if tags else ():
        if use.name in tags:
            yield _problem(document, use, tags[use.name], "tag")
    categories = {
        chain: other
        for chain in all_chains(page.categories)
        if (other := _other(chain, site.category_path(chain), known.categories))
    }
    for use in categories_in(document, page) if categories else ():
        if use.name in categories:
            yield _problem(document, use, categories[use.name], "category")


def _other(name: Name, path: str, terms: Terms) -> Name | None:
    """How other posts write the term, where they write it otherwise."""
    other = terms.in_any_case(path)
    if other is None or not _differs_in_case(name, other):
        return None
    return None if name[-1] == other[-1] else other  # a parent that differs is said of the parent


def _problem(document: Document, use: TermUse, other: Name, kind: str) -> Problem:
    old, new = use.name[-1], other[-1]
    message = f"other posts write the {kind} `{old}` as `{new}`"
    is_plain = document.source.slice(use.span) == old
    fix = Fix(f"write `{new}`", (Edit(use.span, new),), safe=False) if is_plain else None
    return Problem(use.span, message, fix)


def _differs_in_case(name: Name, other: Name) -> bool:
    return [part.casefold() for part in name] == [part.casefold() for part in other]
