"""Front matter that no target may copy as it stands, and how its values read elsewhere."""

from collections.abc import Mapping

from hexodigest.document.front_matter import Value

# What Hexo reads itself: it is in the page's own fields.
RESOLVED = frozenset(
    {
        "title",
        "date",
        "updated",
        "tags",
        "tag",
        "categories",
        "category",
        "permalink",
        "published",
        "excerpt",
    }
)


def texts(value: Value) -> tuple[str, ...]:
    """A text or a list of texts; anything else holds none."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item)


def keywords(value: Value) -> tuple[str, ...]:
    """Key words, which Hexo's themes take as a list or as one text with commas."""
    return tuple(word.strip() for text in texts(value) for word in text.split(",") if word.strip())


def without(data: Mapping[str, Value], names: frozenset[str]) -> dict[str, Value]:
    """The other keys, in order."""
    return {key: value for key, value in data.items() if key not in names}


def alias_path(alias: str) -> str | None:
    """An old address below the root; None for one of another site."""
    if "//" in alias or ":" in alias or ".." in alias.split("/"):
        return None
    return alias.lstrip("/") or None
