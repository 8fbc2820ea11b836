"""The tags and categories of a header, each with its place."""

from collections.abc import Iterator
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.document.front_matter import Value
from hexodigest.lint.headers import given

# As in Hexo 8.1: the singular is read when the plural is not given.
TAGS = ("tags", "tag")
CATEGORIES = ("categories", "category")


class Item(NamedTuple):
    """A tag, or a category of any depth."""

    path: tuple[str | int, ...]
    value: Value

    @property
    def kind(self) -> str:
        """`tag` or `category`."""
        return "tag" if self.path[0] in TAGS else "category"


def items(document: Document) -> Iterator[Item]:
    """Every tag and category, also what is no name; a list in a list counts for categories."""
    for key, value in given(document, *TAGS, *CATEGORIES):
        for item in _below(Item((key,), value)):
            if item.kind == "category":
                yield from _below(item)
            else:
                yield item


def _below(item: Item) -> Iterator[Item]:
    if not isinstance(item.value, list):
        yield item
        return
    for index, value in enumerate(item.value):
        yield Item((*item.path, index), value)
