"""An image has an address that is none, and Hexo's whole build fails.

## Why is this bad?

Hexo takes the absolute address of an image apart, and ends with `Invalid URL` where that cannot be
done: without a host, with a port that is no number, with a bracket or a blank in the host. No page
of the blog is made. The tags `img`, `iframe`, `url_for`, `full_url_for`, and `codeblock` with a
link do the same; links in Markdown and `<img>` do not.

## Example

```markdown
![The proxy](http://localhost:port/proxy.png)
```

Use instead:

```markdown
![The proxy](http://localhost:4000/proxy.png)
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag
from hexodigest.lint.live_tags import is_code_tag, live_tags
from hexodigest.lint.parts import parts_of
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.lint.web_addresses import is_refused
from hexodigest.source import Span
from hexodigest.tags.nodes import Code, Image, Url
from hexodigest.tags.registry import lower

SEVERITY = Severity.ERROR
GROUP = "links"


def invalid_url(document: Document, renderer: Renderer) -> Iterator[Problem]:
    found = dict(_of_tags(document))
    if renderer.is_marked:
        found.update(_of_images(document))
    for span, url in sorted(found.items()):
        yield Problem(span, f"Hexo's whole build fails at `{url}`, which is no valid address")


def _of_images(document: Document) -> Iterator[tuple[Span, str]]:
    for part in parts_of(document):
        for image in part.markdown.images:
            # A tag in the address is tag-in-link-target's.
            has_tag = "{" in part.text[image.url_span.start : image.url_span.end]
            if not has_tag and is_refused(image.url):
                yield part.place(image.url_span), image.url


def _of_tags(document: Document) -> Iterator[tuple[Span, str]]:
    for tag in live_tags(document):
        url = _address(tag, document.source.text)
        if url and is_refused(url):
            places = [argument.span for argument in tag.arguments if url in argument.value]
            yield places[0] if places else tag.opening, url


def _address(tag: Tag, text: str) -> str | None:
    """What the tag hands to Hexo's `htmlTag` as an address; None for tags that themes replace."""
    values = [argument.value for argument in tag.arguments]
    if tag.name in {"url_for", "full_url_for"}:
        return values[1] if len(values) > 1 else None
    if tag.name == "iframe":
        return values[0] if values else None
    if tag.name == "img" or (is_code_tag(tag) and _is_highlighted(values)):
        match lower(tag, text):
            case Image(target=Url(url)) | Code(url=url):
                return url
    return None


def _is_highlighted(values: list[str]) -> bool:
    # As in Hexo 8.1: only then the caption and its link are printed.
    wishes = [value for value in values if value.startswith("highlight:")]
    return not wishes or wishes[0] == "highlight:true"
