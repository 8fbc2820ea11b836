"""Tags and categories: their addresses in Hexo, and names for a target that merges some of them."""

from collections.abc import Iterable

from hexodigest.convert.page import Term
from hexodigest.convert.paths import unreserved
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.permalinks import category_slug, tag_slug

Chain = tuple[str, ...]  # the names from the root to the deepest


def tag_term(name: str, config: HexoConfig) -> Term:
    """A tag, its slug and the path of its page."""
    slug = tag_slug(name, config)
    return Term(name, slug, f"{config.tag_dir.strip('/')}/{slug}/")


def category_terms(chain: Chain, config: HexoConfig) -> tuple[Term, ...]:
    """A category with those above it; a slug names the last of its chain."""
    home = config.category_dir.strip("/")
    slugs = [category_slug(chain[: depth + 1], config) for depth in range(len(chain))]
    return tuple(
        Term(name, slug, f"{home}/{slug}/") for name, slug in zip(chain, slugs, strict=True)
    )


def path_name(term: Term) -> str:
    """The term's name as a part of a path, or its slug where the name is none.

    A name that Windows takes for a device gets a `-`: its page lies in a folder of that name.
    """
    name, slug = term.name, term.slug.rpartition("/")[2]
    is_odd = set(name) & set('/\\:*?"<>|') or name.startswith(".") or name.endswith("~")
    return unreserved(slug if slug and is_odd else name)


def distinct_names(chains: Iterable[tuple[Term, ...]]) -> dict[Chain, str]:
    """Each term's `path_name` by its chain of names, numbered where an earlier one is like it.

    As Hugo compares them: neither case nor a blank instead of a hyphen makes a difference.
    """
    found: dict[Chain, str] = {}
    taken: set[tuple[Chain, str]] = set()
    for chain in chains:
        for depth, term in enumerate(chain):
            names = tuple(each.name for each in chain[: depth + 1])
            if names in found:
                continue
            name = plain = path_name(term)
            number = 1
            while (names[:-1], _folded(name)) in taken:
                number += 1
                name = f"{plain}-{number}"
            found[names] = name
            taken.add((names[:-1], _folded(name)))
    return found


def _folded(name: str) -> str:
    return name.lower().replace(" ", "-")
