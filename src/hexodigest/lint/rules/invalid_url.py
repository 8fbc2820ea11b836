"""An address is none, or is badly encoded, and Hexo's whole build fails.

## Why is this bad?

Hexo takes the absolute address of an image apart, and ends with `Invalid URL` where that cannot be
done: without a host, with a port that is no number, with a bracket or a blank in the host. No page
of the blog is made. The tags `img`, `link`, `iframe`, `url_for`, `full_url_for`, and `codeblock`
with a link do the same; links in Markdown and `<img>` do not.

These tags also decode the path of the address, and end with `URI malformed` where a `%` begins no
character of UTF-8: a bare `%`, or one that stands for a byte of another encoding.

## Example

```markdown
![The proxy](http://localhost:port/proxy.png)

{% link Results https://example.org/100%/results %}
```

Use instead:

```markdown
![The proxy](http://localhost:4000/proxy.png)

{% link Results https://example.org/100%25/results %}
```
"""

from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.live_tags import is_code_tag, live_tags
from hexodigest.lint.parts import parts_of
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.lint.web_addresses import (
    can_be_decoded,
    has_bad_user,
    is_badly_encoded,
    is_refused,
)
from hexodigest.patterns import later
from hexodigest.source import Span
from hexodigest.tags.nodes import Code, Image, Link, Url
from hexodigest.tags.registry import lower

SEVERITY = Severity.ERROR
GROUP = "links"

_OTHERS: Final = frozenset(("img", "image", "link", "a", "anchor"))
_ABSOLUTE: Final = later(r"//|[A-Za-z][A-Za-z0-9+.-]*:")


def invalid_url(document: Document, renderer: Renderer, known_tags: KnownTags) -> Iterator[Problem]:
    found = dict(_of_tags(document, known_tags))
    if renderer.is_marked:
        found.update(_of_images(document))
    for span, said in sorted(found.items()):
        yield Problem(span, f"Hexo's whole build fails at {said}")


def _of_images(document: Document) -> Iterator[tuple[Span, str]]:
    for part in parts_of(document):
        for image in part.markdown.images:
            # A tag in the address is tag-in-link-target's.
            has_tag = "{" in part.text[image.url_span.start : image.url_span.end]
            if not has_tag and (is_refused(image.url) or has_bad_user(image.url)):
                yield part.place(image.url_span), f"`{image.url}`, which is no valid address"


def _of_tags(document: Document, known_tags: KnownTags) -> Iterator[tuple[Span, str]]:
    for tag in live_tags(document):
        url = _address(tag, document.source.text)
        if url and (fault := _fault(tag, url)) and not known_tags.replaces(tag.name):
            places = [argument.span for argument in tag.arguments if url in argument.value]
            yield places[0] if places else tag.opening, f"`{url}`, which {fault}"


def _fault(tag: Tag, url: str) -> str | None:
    if is_refused(url):
        return "is no valid address"
    # As in hexo-util 4: `full_url_for` puts the blog's address before what is relative.
    is_own = tag.name == "full_url_for" and not _ABSOLUTE.match(url)
    if is_badly_encoded(url) or (is_own and not can_be_decoded(url)):
        return "has a `%` that begins no encoded character"
    return None


def _address(tag: Tag, text: str) -> str | None:
    """What the tag hands to Hexo's `htmlTag` as an address."""
    values = [argument.value for argument in tag.arguments]
    if tag.name in {"url_for", "full_url_for"}:
        return values[1] if len(values) > 1 else None
    if tag.name == "iframe":
        return values[0] if values else None
    if tag.name in _OTHERS or (is_code_tag(tag) and _is_highlighted(values)):
        match lower(tag, text):
            case Image(target=Url(url)) | Link(target=Url(url)) | Code(url=url):
                return url
    return None


def _is_highlighted(values: list[str]) -> bool:
    # As in Hexo 8.1: only then the caption and its link are printed.
    wishes = [value for value in values if value.startswith("highlight:")]
    return not wishes or wishes[0] == "highlight:true"
