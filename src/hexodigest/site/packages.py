"""The packages of a blog, as its `package.json` names them: where plugins come from."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hexodigest.patterns import later
from hexodigest.reading import parse_json, read_file
from hexodigest.site.site import Site
from hexodigest.traces import look_at

FILE_NAME: Final = "package.json"
_MAJOR: Final = later(r"\d+")


@dataclass(frozen=True, slots=True)
class Packages:
    """What is installed for a blog, in the order of the file."""

    versions: dict[str, str]  # each package and the range of versions that is asked for

    @property
    def names(self) -> tuple[str, ...]:
        """Every package."""
        return tuple(self.versions)

    @property
    def plugins(self) -> tuple[str, ...]:
        """The packages that Hexo loads; themes are none."""
        return tuple(name for name in self.versions if _is_plugin(name))

    @property
    def hexo(self) -> int | None:
        """The first number of Hexo's own version; None when none is written."""
        number = _MAJOR.search(self.versions.get("hexo", ""))
        return int(number[0]) if number else None


@lru_cache(maxsize=8)
def packages_of(site: Site) -> Packages | None:
    """The packages of a blog; None when it has no `package.json` that can be read."""
    look_at(site.root / FILE_NAME)
    try:
        data = parse_json(read_file(site.root / FILE_NAME).decode("utf-8-sig"))
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict):
        return None
    versions: dict[str, str] = {}
    # As in Hexo 8.1: plugins are looked for in both.
    for key in ("dependencies", "devDependencies"):
        part = data.get(key)
        if isinstance(part, dict):
            versions |= {str(name): str(version) for name, version in part.items()}
    return Packages(versions)


def _is_plugin(name: str) -> bool:
    # As in Hexo 8.1's `load_plugins`: the scope counts for nothing, themes are left out.
    plain = name.rpartition("/")[2] if name.startswith("@") else name
    return plain.startswith("hexo-") and not (
        plain.startswith("hexo-theme") or name.startswith("@types/")
    )
