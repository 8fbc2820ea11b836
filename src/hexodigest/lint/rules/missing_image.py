"""An image is shown that is not in the blog.

## Why is this bad?

The reader sees a broken picture, and Hexo does not say a word. A relative address counts from the
page's own address, not from the file; Hexo's Markdown renderer puts the root of the blog before
it. Letters must have the case of the file: most servers care, though the author's own computer may
not. What `asset_img` names is looked for by missing-asset.

Images on other hosts than the blog's own, in templates and from generators are not looked for, nor
those that a theme may bring while it is not installed. Of the front matter, pictures such as
`cover` and `thumbnail` are, where they start with a slash.

## Example

The file is `source/images/proxy.png`:

```markdown
![The proxy](/image/proxy.png)
```

Use instead:

```markdown
![The proxy](/images/proxy.png)
```
"""

from collections.abc import Iterator
from pathlib import Path

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag
from hexodigest.lint.destinations import without_host
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.link_uses import images_of
from hexodigest.lint.rule import Problem
from hexodigest.site import PostFacts, Reference, Resolution, Resolved, Site
from hexodigest.source import Span
from hexodigest.tags.nodes import Image, Url
from hexodigest.tags.registry import lower

SEVERITY = Severity.WARNING
GROUP = "images"

# What themes show as a picture; all of them hand the value to Hexo's `url_for`.
_KEYS = ("banner", "banner_img", "cover", "index_img", "photos", "thumbnail", "top_img")


def missing_image(document: Document, site: Site, known_tags: KnownTags) -> Iterator[Problem]:
    page = site.facts(document)
    if page is None:
        return  # Hexo makes no page of the file
    for image in images_of(document):
        own = without_host(site, image.url)
        if own is None:
            resolved = site.resolve_image(page, image.url, image.reference)
        else:
            resolved = site.resolve_image(page, own, Reference.HTML)
        yield from _problem(site, resolved, image.url, image.span)
    for tag in document.tags.walk():
        if not known_tags.replaces(tag.name):
            yield from _of_tag(document, tag, page, site)
    for key in _KEYS:
        yield from _of_key(document, key, page, site)


def _of_tag(document: Document, tag: Tag, page: PostFacts, site: Site) -> Iterator[Problem]:
    match lower(tag, document.source.text):
        case Image(target=Url(name)):
            resolved = site.resolve_image(page, name, Reference.URL_FOR)
        case _:
            return
    places = [argument.span for argument in tag.arguments if argument.value == name]
    yield from _problem(site, resolved, name, places[0] if places else tag.opening)


def _of_key(document: Document, key: str, page: PostFacts, site: Site) -> Iterator[Problem]:
    value = document.front_matter.data.get(key)
    for index, url in enumerate(value if isinstance(value, list) else [value]):
        if not isinstance(url, str) or not url.startswith("/"):
            continue
        resolved = site.resolve_image(page, url, Reference.URL_FOR)
        if site.resolve_image(page, url, Reference.HTML).kind is Resolution.FOUND:
            continue  # written with the blog's root, which some themes expect
        path = (key, index) if isinstance(value, list) else (key,)
        entry = document.front_matter.entry(*path)  # None for what `<<` brings
        place = entry.value if entry else document.front_matter.closing
        yield from _problem(site, resolved, url, place or Span(0, 0))


def _problem(site: Site, resolved: Resolved, url: str, span: Span) -> Iterator[Problem]:
    if resolved.kind is not Resolution.MISSING or _may_be_of_theme(site, resolved, url):
        return
    if resolved.differs_only_in_case and resolved.file:
        yield Problem(span, f"`{url}` has other letters than the file, `{resolved.file.name}`")
    elif resolved.output:
        yield Problem(span, f"`{url}` is missing: no file becomes `{resolved.output}`")
    else:
        yield Problem(span, f"`{url}` is missing")


def _may_be_of_theme(site: Site, resolved: Resolved, url: str) -> bool:
    """Whether a theme that is not installed here may bring it: the blog has no such folder.

    Themes and blogs share names like `img`, but hardly the folders in them.
    """
    if not resolved.output or not url.startswith("/") or any(map(Path.is_dir, site.theme_dirs)):
        return False
    folders = resolved.output.split("/")[:-1][:2]
    return not site.folders.is_folder(site.source_dir.joinpath(*folders))
