"""`{% raw %}`: text that neither Nunjucks nor Markdown touches."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.nodes import Html

NAMES = ("raw",)


def lower(tag: Tag, text: str) -> Html | None:
    """The body as HTML, verbatim."""
    return Html(text[tag.body.start : tag.body.end]) if tag.body else None
