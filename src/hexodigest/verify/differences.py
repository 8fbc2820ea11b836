"""Where the engines themselves differ: what no conversion can mend, each with its cause."""

from collections.abc import Callable
from typing import NamedTuple

from hexodigest.verify.facets import Facet
from hexodigest.verify.hunks import Hunk


class Cause(NamedTuple):
    """A difference between engines: `fits` tells it by the stretch that is not the same."""

    name: str
    why: str
    facets: frozenset[Facet]
    fits: Callable[[Hunk], bool]


def _any(_hunk: Hunk) -> bool:
    return True


CAUSES = (
    Cause(
        "smart-quotes",
        "marked, goldmark and pulldown-cmark pair quotes by different rules; only their shape "
        "differs",
        frozenset({Facet.STRICT}),
        _any,
    ),
    Cause(
        "tag-in-link-target",
        "Hexo destroys a link whose target is a tag: `[a]({% post_path b %})` becomes `!--swig`",
        frozenset({Facet.LINKS, Facet.IMAGES, Facet.TEXT, Facet.MARKS, Facet.BREAKS}),
        lambda hunk: "!--swig" in hunk.hexo,
    ),
)
