"""What front matter files a post under, read as Hexo's post model does."""

from collections.abc import Mapping

from hexodigest.document.front_matter import Value


def category_paths(data: Mapping[str, Value]) -> tuple[tuple[str, ...], ...]:
    """The post's category hierarchies, each from its root.

    As in Hexo 8 (`models/post.js`, `setCategories`): a flat list is one hierarchy; where the list
    holds lists, each of them is one and each bare name is a root of its own.
    """
    value = data.get("categories") or data.get("category")
    items: list[Value] = value if isinstance(value, list) else [value]
    if any(isinstance(item, list) for item in items):
        paths = [_names(item if isinstance(item, list) else [item]) for item in items]
    else:
        paths = [_names(items)]
    return tuple(path for path in paths if path)


def layout_of(data: Mapping[str, Value]) -> str:
    """The post's layout: `post` where it names none, `false` where it has none."""
    value = data.get("layout")
    if value is None or value == "":
        return "post"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _names(values: list[Value]) -> tuple[str, ...]:
    return tuple(text(value) for value in values if value is not None and value != "")


def text(value: object) -> str:
    """A scalar as JavaScript's `String()` prints it, as far as names of terms need it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
