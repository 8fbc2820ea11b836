"""`{% url_for text path [relative] %}`: a link below the blog's root."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.nodes import Link, Url

NAMES = ("url_for", "full_url_for")


def lower(tag: Tag, text: str) -> Link | None:
    """The link; a path without a leading slash is below the root too, and none is the root."""
    del text
    shown, path, *_ = [*values(tag), "", ""]
    if not shown:
        return None
    absolute = path.startswith(("/", "#")) or "//" in path or ":" in path
    return Link(Url(path if absolute else f"/{path}"), shown)
