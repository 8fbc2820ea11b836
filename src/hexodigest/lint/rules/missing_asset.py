"""A tag names a file that is not in the post's asset folder.

## Why is this bad?

`asset_path` and `asset_link` print nothing at all then: the link that was written is not on the
page. They look in the folder that has the name of the post, and only with
`post_asset_folder: true` in `_config.yml`; letters must have the case of the file.

## Example

The file is `source/_posts/tea/slides.pdf`, the post `source/_posts/tea.md`:

```markdown
{% asset_link slide.pdf The slides %}
```

Use instead:

```markdown
{% asset_link slides.pdf The slides %}
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.site import FileKind, Reference, Resolution, Site
from hexodigest.tags.nodes import Address, AssetReference, Link
from hexodigest.tags.registry import lower

SEVERITY = Severity.ERROR
GROUP = "links"
LOOKS_FOR = ("{%",)


def missing_asset(document: Document, site: Site) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None or page.kind is FileKind.PAGE:
        return  # Hexo has these tags for posts
    tags = [*document.tags.walk(), *document.tags.leaked]
    for tag in sorted(tags, key=lambda tag: tag.span):
        match lower(tag, document.source.text):
            case Link(target=AssetReference(name)) | Address(target=AssetReference(name)):
                found = site.resolve_image(page, name, Reference.ASSET)
            case _:
                continue
        span = tag.arguments[0].span
        if found.kind is Resolution.FOUND:
            continue
        if found.differs_only_in_case and found.file:
            yield Problem(span, f"`{name}` has other letters than the file, `{found.file.name}`")
        elif not site.config.post_asset_folder:
            yield Problem(span, f"`{name}` is missing: posts have no `post_asset_folder`")
        else:
            yield Problem(span, f"`{name}` is missing in the folder of the post")
