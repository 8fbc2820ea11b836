"""Which files a path stands for, and how a mended one is put in its place."""

import os
import stat
from collections.abc import Iterator
from os import path as os_path
from pathlib import Path

from hexodigest.lint.gitignore import Ignores, ignores_around, ignores_below, is_ignored
from hexodigest.site import load_site
from hexodigest.site.blog import is_blog
from hexodigest.source import Source
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


def write_post(source: Source, expected: bytes) -> None:
    """Replace the file at `source.path` at once, whole or not at all; its mode stays.

    Raises OSError when the file cannot be written, or no longer holds `expected`.
    """
    if source.path is None:
        message = "a source without a path has no file"
        raise ValueError(message)
    import shutil  # noqa: PLC0415 # what only reads does without
    import tempfile  # noqa: PLC0415 # as above

    target = Path(os_path.realpath(source.path))  # a link stays a link
    handle, name = tempfile.mkstemp(prefix=".hexodigest-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(source.data)
        shutil.copymode(target, name)
        _still_holds(target, expected)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _still_holds(path: Path, expected: bytes) -> None:
    if path.read_bytes() != expected:
        message = "the file has changed since it was read"
        raise OSError(message)


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
