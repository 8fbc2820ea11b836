"""Which tags a blog's Hexo knows: its own, and what theme, plugins and scripts register."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from hexodigest.config import Config
from hexodigest.lint.tag_tables import CORE, HARMLESS, PLUGINS, THEMES
from hexodigest.patterns import later
from hexodigest.reading import read_file
from hexodigest.site import Site
from hexodigest.site.packages import Packages, packages_of
from hexodigest.traces import look_at, look_for, look_into

_REGISTER: Final = later(r"""\btag\s*\.\s*register\s*\(\s*(?:(["'`])([^"'`$\n]+)\1)?""")
_SCRIPTS: Final = frozenset({".js", ".cjs", ".mjs", ".ts"})
_MOST_FILES: Final = 400  # of a theme or plugin
_LARGEST: Final = 500_000  # bytes; a bundle is no place to look for a call


class Registered(NamedTuple):
    """Tags that are registered, as far as it can be seen."""

    names: frozenset[str] = frozenset()
    complete: bool = True  # False where something may register tags that cannot be looked into


@dataclass(frozen=True, slots=True)
class KnownTags:
    """Answers for one post; the blog is looked at when a tag is not Hexo's own."""

    config: Config
    site: Site | None

    def has(self, name: str) -> bool | None:
        """Whether Hexo knows the tag; None where that cannot be told."""
        if name in CORE or name in self.config.known_tags:
            return True
        if self.site is None:
            return None
        found = registered_tags(self.site)
        return True if name in found.names else False if found.complete else None

    def replaces(self, name: str) -> bool:
        """Whether a theme, a plugin or a script has registered a tag of Hexo's anew."""
        return bool(name) and self.site is not None and name in registered_tags(self.site).names

    @property
    def packages(self) -> Packages | None:
        """The packages of the blog, where they are known."""
        return None if self.site is None else packages_of(self.site)


@lru_cache(maxsize=8)
def registered_tags(site: Site) -> Registered:
    """What a blog's theme, plugins and scripts register."""
    packages = packages_of(site)
    parts = [_theme(site), _read(site.root / "scripts")]
    if packages is None:
        parts.append(Registered(complete=False))
    else:
        parts += (_plugin(site, name) for name in packages.plugins)
    return Registered(
        frozenset[str]().union(*(part.names for part in parts)),
        all(part.complete for part in parts),
    )


def _theme(site: Site) -> Registered:
    theme = site.config.theme
    if not theme or theme == "false":
        return Registered()
    if "/" in theme or theme.startswith("."):
        return Registered(complete=False)
    homes = (site.root / "themes" / theme, site.root / "node_modules" / f"hexo-theme-{theme}")
    for folder in homes:
        look_for(folder)
    home = next((home for home in homes if home.is_dir()), None)
    if home is not None:
        return _read(home / "scripts")
    names = THEMES.get(theme.lower())
    return Registered(names or frozenset(), names is not None)


def _plugin(site: Site, name: str) -> Registered:
    if name in PLUGINS:
        return Registered(PLUGINS[name])
    if name.startswith(HARMLESS):
        return Registered()
    home = site.root / "node_modules" / name
    look_for(home)
    return _read(home) if home.is_dir() else Registered(complete=False)


def _read(folder: Path) -> Registered:
    """The tags that the scripts in a folder register by a name that is written out."""
    names: set[str] = set()
    complete = True
    scripts = list(islice(_scripts(folder), _MOST_FILES + 1))
    for script in scripts[:_MOST_FILES]:
        text = _text(script)
        calls = [call[2] for call in _REGISTER.finditer(text or "")]
        names.update(filter(None, calls))
        complete = complete and text is not None and all(calls)
    return Registered(frozenset(names), complete and len(scripts) <= _MOST_FILES)


def _scripts(folder: Path) -> Iterator[Path]:
    look_for(folder)
    for place, folders, files in os.walk(folder):
        look_into(place)
        folders[:] = sorted(name for name in folders if name not in {"node_modules", "test"})
        yield from (Path(place, name) for name in sorted(files) if Path(name).suffix in _SCRIPTS)


def _text(script: Path) -> str | None:
    """What a script says; None where it is too much, or cannot be read."""
    look_at(script)
    try:
        return read_file(script, _LARGEST).decode("utf-8", "replace")
    except OSError:
        return None
