"""The images of a post, written in Markdown or as HTML, each with its span."""

from dataclasses import dataclass

from hexodigest.document import Document
from hexodigest.source import Span


@dataclass(frozen=True, slots=True)
class ImageSource:
    """`![alt](url)` or `<img src="url" alt="alt">`."""

    url: str
    alt: str
    span: Span
    url_span: Span


def images_of(document: Document) -> tuple[ImageSource, ...]:
    """All images of a post in its order; `<img>` without `src` shows nothing and is left out."""
    found = [
        ImageSource(image.url, image.alt, image.span, image.url_span)
        for image in document.markdown.images
    ]
    for element in document.elements:
        source = element.attribute("src") if element.name == "img" else None
        if source and source.value and source.value_span:
            alt = element.get("alt") or ""
            found.append(ImageSource(source.value, alt, element.span, source.value_span))
    return tuple(sorted(found, key=lambda image: image.span))
