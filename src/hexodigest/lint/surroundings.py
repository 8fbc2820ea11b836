"""What lies around the files of a run: configurations and blogs, each read once."""

from pathlib import Path

from hexodigest.config import Config, load_config
from hexodigest.site import Site, find_blog, load_site
from hexodigest.site.memory import Memory


class Surroundings:
    """Finds what holds for a file by its own place, never by the folder that a run starts from."""

    def __init__(self, memory: Memory | None = None) -> None:
        """Read nothing yet; `memory` knows posts from an earlier run."""
        self._memory = memory
        self._configs: dict[Path, Config] = {}
        self._blogs: dict[Path, Path | None] = {}
        self._sites: dict[Path, Site] = {}

    def config(self, path: Path) -> Config:
        """The configuration for a file. Raises ConfigError when it cannot be used."""
        folder = path.absolute().parent
        if folder not in self._configs:
            self._configs[folder] = load_config(folder)
        return self._configs[folder]

    def site(self, path: Path) -> Site | None:
        """The blog that a file belongs to, if any."""
        folder = path.absolute().parent
        if folder not in self._blogs:
            self._blogs[folder] = find_blog(folder)
        root = self._blogs[folder]
        if root is None:
            return None
        if root not in self._sites:
            self._sites[root] = load_site(root, memory=self._memory)
        return self._sites[root]
