"""`{% asset_link file [title…] [escape] %}` and `{% asset_path file %}`."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import take_flag, values
from hexodigest.tags.nodes import Address, AssetReference, Link

NAMES = ("asset_link", "asset_path")


def lower(tag: Tag, text: str) -> Link | Address | None:
    """A link to a file of the post's asset folder; without words it shows the file's name."""
    del text
    arguments = values(tag)
    if not arguments:
        return None
    name = arguments.pop(0)
    if tag.name == "asset_path":
        return Address(AssetReference(name))
    escaped = take_flag(arguments)
    words = " ".join(arguments) or name
    return Link(AssetReference(name), words, words, markup=not escaped)
