"""Where a blog is: the nearest folder upward whose `_config.yml` is Hexo's."""

import os
import re
from pathlib import Path
from typing import Final

from hexodigest.elsewhere import is_file, is_folder
from hexodigest.reading import read_file
from hexodigest.site.hexo_config import find_config
from hexodigest.traces import look_at, look_for

_SOURCE_DIR: Final = re.compile(rb"""^["']?source_dir["']?\s*:\s*["']?([^\s"'#]+)""", re.MULTILINE)
_HEXO: Final = re.compile(rb'"hexo"\s*:')


class NoBlogError(Exception):
    """No Hexo blog at a path or above it; `str()` is one line."""

    def __init__(self, path: Path) -> None:
        """`path` is where the search began."""
        super().__init__(f"{path}: no Hexo blog here or in any folder above (`_config.yml`)")
        self.path = path


def find_blog(path: Path) -> Path | None:
    """The root of the blog that `path` belongs to, absolute; None when it is in none."""
    start = Path(os.path.abspath(path))  # noqa: PTH100  # links stay as they are
    return next((folder for folder in (start, *start.parents) if is_blog(folder)), None)


def is_blog(folder: Path) -> bool:
    """Whether the folder is the root of a Hexo blog, not of a theme or of another generator."""
    config = find_config(folder)
    if config is None or folder.parent.name == "themes":
        return False
    package = folder / "package.json"
    look_at(package)
    if is_file(package) and _HEXO.search(read_file(package)):
        return True
    named = _SOURCE_DIR.search(read_file(config))
    source = named.group(1).decode(errors="replace") if named else "source"
    look_for(folder / source)
    return is_folder(folder / source)
