"""What front matter files a post under, read as Hexo's post model does."""

from collections.abc import Mapping

from hexodigest.document.js_values import Value, is_true, text_of


def tag_names(data: Mapping[str, Value]) -> tuple[str, ...]:
    """Each tag of the post once, in its order."""
    return tuple(dict.fromkeys(_names(_items(data, "tags", "tag"))))


def category_paths(data: Mapping[str, Value]) -> tuple[tuple[str, ...], ...]:
    """The post's category hierarchies, each once and from its root.

    As in Hexo 8 (`models/post.js`, `setCategories`): a flat list is one hierarchy; where the list
    holds lists, each of them is one and each bare name is a root of its own.
    """
    items = _items(data, "categories", "category")
    if any(isinstance(item, list) for item in items):
        paths = [_names(item if isinstance(item, list) else [item]) for item in items]
    else:
        paths = [_names(items)]
    return tuple(dict.fromkeys(path for path in paths if path))


def layout_of(data: Mapping[str, Value], default: str = "post") -> str:
    """The layout of a post or a page: `default` where it names none, `false` where it has none."""
    value = data.get("layout")
    return default if value is None else text_of(value)


def _items(data: Mapping[str, Value], name: str, other: str) -> list[Value]:
    """What stands under `name`, or under its other spelling when that is empty."""
    value = data.get(name) if is_true(data.get(name)) else data.get(other)
    if not is_true(value):
        return []
    return value if isinstance(value, list) else [value]


def _names(values: list[Value]) -> tuple[str, ...]:
    return tuple(text_of(value) for value in values if value is not None and value != "")
