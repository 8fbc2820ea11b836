"""What lies around the files of a run: configurations and blogs, each read once."""

import os
from pathlib import Path

from hexodigest.config import Config, load_config
from hexodigest.site import Site, find_blog, load_site
from hexodigest.site.memory import Memory


class Surroundings:
    """Finds what holds for a file by its own place, never by the folder that a run starts from."""

    def __init__(self, memory: Memory | None = None) -> None:
        """Read nothing yet; `memory` knows posts from an earlier run."""
        self._memory = memory
        self._configs: dict[str, Config] = {}
        self._blogs: dict[str, Path | None] = {}
        self._sites: dict[Path, Site] = {}

    def config(self, path: Path) -> Config:
        """The configuration for a file. Raises ConfigError when it cannot be used."""
        folder = _folder_of(path)
        if folder not in self._configs:
            self._configs[folder] = load_config(Path(folder))
        return self._configs[folder]

    def site(self, path: Path) -> Site | None:
        """The blog that a file belongs to, if any."""
        folder = _folder_of(path)
        if folder not in self._blogs:
            self._blogs[folder] = find_blog(Path(folder))
        root = self._blogs[folder]
        if root is None:
            return None
        if root not in self._sites:
            self._sites[root] = load_site(root, memory=self._memory)
        return self._sites[root]


def _folder_of(path: Path) -> str:
    """The absolute folder that a file lies in, as a text: a run asks thousands of times."""
    folder = os.path.dirname(path)  # noqa: PTH120  # as above
    return folder if os.path.isabs(folder) else os.path.join(os.getcwd(), folder)  # noqa: PTH117, PTH118, PTH109
