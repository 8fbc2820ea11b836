"""A link leads to a place of a page that the page does not have.

## Why is this bad?

The reader lands at the top of the page, or stays where they are. Hexo's ids of headings are not
those of GitHub: letters keep their case, signs become `-`, quotes become curly ones, a second
heading with the same words ends in `-1`, and `{#id}` is plain text.

Own headings and those of other posts count, with ids and names in HTML; what themes put around a
post is not looked for. Where another renderer than hexo-renderer-marked is installed, only what is
surely missing would be reported, which is nothing.

## Example

```markdown
## Tuning by Proxy

See [above](#tuning-by-proxy).
```

Use instead:

```markdown
## Tuning by Proxy

See [above](#Tuning-by-Proxy).
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.anchors import has_anchor
from hexodigest.lint.destinations import destination
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.link_uses import links_of
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.outputs import outputs_of
from hexodigest.lint.post_references import post_references
from hexodigest.lint.rule import Problem
from hexodigest.site import PostFacts, Site
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "links"


def broken_anchor(document: Document, site: Site, known_tags: KnownTags) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return
    for use in links_of(document, known_tags):
        found = destination(site, page, use) if "#" in use.url else None
        if found and found.answer == page.output:
            yield from _problem(site, page, document, found.fragment, use.span)
        elif found and found.answer:
            other = outputs_of(site).pages.get(found.answer)
            yield from _problem(site, other, None, found.fragment, use.span)
    for post in post_references(document):
        named = neighbours_of(site).by_name.get(post.slug, ()) if post.fragment else ()
        for other in named[:1]:
            yield from _problem(site, other, None, post.fragment, post.span)


def _problem(
    site: Site, page: PostFacts | None, document: Document | None, fragment: str, span: Span
) -> Iterator[Problem]:
    if page and not has_anchor(site, page, document, fragment):
        where = "this page" if document else f"`{page.source}`"
        yield Problem(span, f"{where} has no place named `{fragment}`")
