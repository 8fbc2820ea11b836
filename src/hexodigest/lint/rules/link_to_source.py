"""A link names a Markdown file of the blog instead of the page that Hexo makes of it.

## Why is this bad?

Editors and GitHub follow such a link; the blog does not. Hexo copies no Markdown file to the
output and changes no link, so that the reader gets "page not found".

## Example

In `source/_posts/tea.md`, beside `source/_posts/kettle.md`:

```markdown
See [the kettle](kettle.md).
```

Use instead:

```markdown
See [the kettle](/2024/01/17/kettle/).
```

## Fix

Writes the address of the page, with the blog's root, in place of the name of the file. The fix is
safe: the file is in the blog, and the old address answers nothing. Where the blog is also read
without Hexo, by an editor or on GitHub, the old link works there and the new one does not.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.lint.destinations import destination, source_meant
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.link_uses import LinkUse, links_of
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "links"

_END_OF_PATH = later(r"[?#]")
# What would end an address in Markdown or HTML, or mean something else in it.
_ESCAPES = {ord(sign): f"%{ord(sign):02X}" for sign in " %#?()<>\"'"}


def link_to_source(document: Document, site: Site, known_tags: KnownTags) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return
    for use in links_of(document, known_tags):
        meant = source_meant(site, page, use.url)
        found = destination(site, page, use) if meant else None
        if meant is None or found is None or found.answer is not None:
            continue
        address = meant.url.translate(_ESCAPES)
        message = f"`{use.url}` is a source file, which Hexo serves at `{address}`"
        yield Problem(use.span, message, _fix(document, use, address))


def _fix(document: Document, use: LinkUse, address: str) -> Fix | None:
    """None where the address is not written as it is read."""
    if document.source.slice(use.span) != use.url:
        return None
    path = _END_OF_PATH.split(use.url, maxsplit=1)[0]
    edit = Edit(use.span, f"{address}{use.url[len(path) :]}")
    return Fix(f"link to `{edit.text}`", (edit,))
