"""One package a target; its name here is its name for users."""

from functools import cache
from importlib import import_module

from hexodigest.convert.target import Target

NAMES = ("json", "hugo", "zola")


@cache  # asked for each page
def load_target(name: str) -> Target:
    """The target of that name. Raises KeyError when there is none."""
    if name not in NAMES:
        raise KeyError(name)
    target: Target = import_module(f"{__name__}.{name}").TARGET
    return target
