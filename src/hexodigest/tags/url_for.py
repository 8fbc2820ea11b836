"""`{% url_for text path [relative] %}`: a link below the blog's root."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.nodes import Link, Url

NAMES = ("url_for", "full_url_for")


def lower(tag: Tag, text: str) -> Link | None:
    """The link; a path without a leading slash is below the root too."""
    del text
    arguments = values(tag)
    if len(arguments) < 2:  # noqa: PLR2004 - text and path
        return None
    shown, path = arguments[:2]
    absolute = path.startswith(("/", "#")) or "//" in path or ":" in path
    return Link(Url(path if absolute else f"/{path}"), shown)
