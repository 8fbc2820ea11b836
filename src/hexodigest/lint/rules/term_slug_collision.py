"""Two tags or two categories share one address.

## Why is this bad?

Hexo drops signs from the names of terms to make addresses: `C++`, `C#` and `C` are all `tags/C/`.
It makes one page, which lists the posts of one of them, and the posts of the others are in no list.

Reported is the term that fewer posts have. `tag_map` and `category_map` in `_config.yml` can give
it an address of its own.

## Example

Beside posts with the tag `C++`:

```yaml
tags: C#
```

Use instead:

```yaml
tags: C-Sharp
```
"""

from collections.abc import Iterator, Mapping

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.rule import Problem
from hexodigest.lint.terms import Name, Terms, TermUse, all_chains, categories_in, tags_in
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "posts"


def term_slug_collision(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return
    known = neighbours_of(site)
    tags: dict[Name, str] = {(tag,): site.tag_path(tag) for tag in page.tags}
    yield from _problems(tags, known.tags, "tag", tags_in(document, page))
    chains = {chain: site.category_path(chain) for chain in all_chains(page.categories)}
    yield from _problems(chains, known.categories, "category", categories_in(document, page))


def _problems(
    paths: Mapping[Name, str], terms: Terms, kind: str, uses: Iterator[TermUse]
) -> Iterator[Problem]:
    """What shares its address with another term; places are looked for when there is any."""
    others = {name: terms.at(path) or name for name, path in paths.items()}
    if all(name[-1] == other[-1] for name, other in others.items()):
        return
    for use in uses:
        other = others.get(use.name, use.name)
        if other[-1] != use.name[-1]:
            path = paths[use.name]
            message = f"`{use.name[-1]}` has the address of the {kind} `{other[-1]}`: `{path}`"
            yield Problem(use.span, message)
