"""A tag names a file that is not in the post's asset folder.

## Why is this bad?

`asset_img`, `asset_link` and `asset_path` print nothing at all then: the image or the link that
was written is not on the page. They look in the folder that has the name of the post, and only with
`post_asset_folder: true` in `_config.yml`; letters must have the case of the file. Pages have no
such folder.

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
from hexodigest.document.tag_nodes import Tag
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.rule import Problem
from hexodigest.site import FileKind, PostFacts, Reference, Resolution, Resolved, Site
from hexodigest.tags.nodes import Address, AssetReference, Image, Link
from hexodigest.tags.registry import lower

SEVERITY = Severity.ERROR
GROUP = "links"
LOOKS_FOR = ("{%",)


def missing_asset(document: Document, site: Site, known_tags: KnownTags) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return  # Hexo makes no page of the file
    tags = [*document.tags.walk(), *document.tags.leaked]
    for tag in sorted(tags, key=lambda tag: tag.span):
        named = _named(tag, document.source.text)
        if not named or known_tags.replaces(tag.name):
            continue
        found = {name: site.resolve_image(page, name, Reference.ASSET) for name in named}
        if any(each.kind is Resolution.FOUND for each in found.values()):
            continue
        name = next((name for name in named if found[name].differs_only_in_case), named[0])
        places = [argument.span for argument in tag.arguments if argument.value == name]
        message = f"`{name}` {_reason(site, page, found[name])}"
        yield Problem(places[0] if places else tag.opening, message)


def _named(tag: Tag, text: str) -> tuple[str, ...]:
    """What may be the name of the file, the likeliest first: an image's may follow classes."""
    match lower(tag, text):
        case Image(target=AssetReference(name)):
            # As in Hexo 8: the first argument that is an asset is the picture.
            return (name, *(argument.value for argument in tag.arguments))
        case Link(target=AssetReference(name)) | Address(target=AssetReference(name)):
            return (name,)
        case _:
            return ()


def _reason(site: Site, page: PostFacts, found: Resolved) -> str:
    if found.differs_only_in_case and found.file:
        return f"has other letters than the file, `{found.file.name}`"
    if page.kind is FileKind.PAGE:
        return "is missing: only posts have assets"
    if not site.config.post_asset_folder:
        return "is missing: posts have no `post_asset_folder`"
    return "is missing in the folder of the post"
