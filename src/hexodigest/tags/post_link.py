"""`{% post_link slug[#fragment] [title…] [escape] %}` and `{% post_path slug %}`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import take_flag, values
from hexodigest.tags.nodes import Address, Link, PostReference

NAMES = ("post_link", "post_path")


def lower(tag: Tag, text: str) -> Link | Address | None:
    """A link to another post; without words it shows that post's title."""
    del text
    arguments = values(tag)
    if not arguments:
        return None
    if tag.name == "post_path":
        return Address(PostReference(arguments[0]))
    parts = arguments.pop(0).split("#")
    # As in Hexo 8.1, post_link.js: a second `#` makes all of it the slug.
    slug, fragment = parts if len(parts) == 2 else ("#".join(parts), "")  # noqa: PLR2004
    escaped = take_flag(arguments)
    return Link(PostReference(slug, fragment), " ".join(arguments), markup=not escaped)
