"""Which files a path stands for."""

import os
import stat
from collections.abc import Iterator
from os import path as os_path
from pathlib import Path

from hexodigest.lint.gitignore import Ignores, ignores_around, ignores_below, is_ignored
from hexodigest.site import load_site
from hexodigest.site.blog import is_blog
from hexodigest.traces import look_for, look_into

# As in hexo-renderer-marked 7 and Hexo's other Markdown renderers: what `isRenderable` takes.
SUFFIXES = frozenset({".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext"})
_SKIPPED = frozenset({"node_modules", "__pycache__"})


def find_posts(path: Path) -> Iterator[Path]:
    """The Markdown files that `path` stands for, sorted: itself, or those below a folder.

    A blog's root, also one further down, stands for its source folder. Hidden folders, links to
    folders and what `.gitignore` names are left out. Raises OSError when there is no such path,
    ConfigError for a blog's faulty `_config.yml`.
    """
    look_for(path)
    if not stat.S_ISDIR(path.stat().st_mode):
        yield path
    else:
        yield from _walk(_source_folder(path) if is_blog(path) else path)


def _source_folder(blog: Path) -> Path:
    return Path(os_path.normpath(blog / load_site(blog).config.source_dir))


def _walk(folder: Path) -> Iterator[Path]:
    around = {str(folder): ignores_around(folder)}
    look_into(folder)
    for root, folders, files in os.walk(folder):
        here, ignores = Path(root), around.pop(root, ())
        kept = [name for name in sorted(folders) if _is_kept(here / name, ignores)]
        around |= {os_path.join(root, name): ignores_below(ignores, here / name) for name in kept}  # noqa: PTH118  # as os.walk has it
        for name in kept:
            look_into(here / name)  # before it is listed
        blogs = [name for name in kept if is_blog(here / name)]
        folders[:] = [name for name in kept if name not in blogs]
        yield from (here / name for name in sorted(files) if _is_post(here / name, ignores))
        for name in blogs:
            yield from _walk(_source_folder(here / name))


def _is_kept(folder: Path, ignores: Ignores) -> bool:
    if folder.name[0] == "." or folder.name in _SKIPPED:
        return False
    return not is_ignored(ignores, folder, is_folder=True)


def _is_post(path: Path, ignores: Ignores) -> bool:
    is_markdown = path.suffix.lower() in SUFFIXES and path.is_file()
    return is_markdown and not is_ignored(ignores, path)
