"""Which module of this folder knows which tag: found by looking, listed nowhere.

A folder in it is a dialect: the tags of a theme, which may mean something else in another.
"""

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from hexodigest import tags
from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.nodes import Node

Lower = Callable[[Tag, str], Node | None]


def lower(tag: Tag, text: str, dialect: str = "") -> Node | None:
    """What `tag` means; None when its name is not known or its arguments say nothing.

    `text` is the text of the whole source, which the tag's spans count.
    """
    known = known_tags(dialect).get(tag.name)
    return known(tag, text) if known else None


@cache
def known_tags(dialect: str = "") -> Mapping[str, Lower]:
    """Every tag name with the function that lowers it; a theme's own come before Hexo's."""
    found = dict(_tags(tags))
    if dialect:
        found |= dict(_tags(import_module(f"{tags.__name__}.{dialect}")))
    return found


@cache
def dialect_of(theme: str) -> str:
    """The dialect whose tags a theme has, "" when none is known.

    `theme` is what `_config.yml` names: `next`, `hexo-theme-next`, a copy named `next-8`.
    """
    name = re.sub(r"^hexo-theme-|[-_.]?\d[\d.]*$", "", theme.lower())
    return name if name in dialects() else ""


@cache
def dialects() -> tuple[str, ...]:
    """The names of the dialects, which are those of their themes."""
    return tuple(info.name for info in pkgutil.iter_modules(tags.__path__) if info.ispkg)


def _tags(package: ModuleType) -> Iterator[tuple[str, Lower]]:
    """The tags of the modules in a package that have `NAMES`."""
    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        if not info.ispkg and info.name != __name__:
            module = import_module(info.name)
            for name in getattr(module, "NAMES", ()):
                yield name, module.lower
