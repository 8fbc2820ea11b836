"""Which module of this folder knows which tag: found by looking, listed nowhere."""

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from hexodigest import tags
from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.nodes import Node

Lower = Callable[[Tag, str], Node | None]

_NOT_TAGS = {"arguments", "markup", "nodes", "registry"}


def lower(tag: Tag, text: str) -> Node | None:
    """What `tag` means; None when its name is not known or its arguments say nothing.

    `text` is the text of the whole source, which the tag's spans count.
    """
    known = known_tags().get(tag.name)
    return known(tag, text) if known else None


@cache
def known_tags() -> Mapping[str, Lower]:
    """Every tag name with the function that lowers it."""
    found: dict[str, Lower] = {}
    for info in pkgutil.iter_modules(tags.__path__, f"{tags.__name__}."):
        if info.name.rpartition(".")[2] not in _NOT_TAGS:
            module = import_module(info.name)
            found |= dict.fromkeys(_names(module), _lower(module))
    return found


def _names(module: ModuleType) -> tuple[str, ...]:
    names: tuple[str, ...] = module.NAMES
    return names


def _lower(module: ModuleType) -> Lower:
    function: Lower = module.lower
    return function
