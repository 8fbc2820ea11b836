"""Where in the front matter a finding about a whole post is shown."""

from hexodigest.document import Document
from hexodigest.source import Span


def place_of(document: Document, *keys: str) -> Span:
    """The value of the first of the keys that the post has, or else where the file begins."""
    for key in keys:
        if key in document.front_matter.data and (entry := document.front_matter.entry(key)):
            return entry.value
    return Span(0, 0)
