"""Which files of a blog Hexo takes for posts, pages and assets, and which it passes over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from hexodigest.elsewhere import files_at
from hexodigest.site.globs import matches
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.permalinks import extension
from hexodigest.traces import look_into, scan

POSTS: Final = "_posts/"
DRAFTS: Final = "_drafts/"
_DATA: Final = "_data/"

# Hexo 8.1's own renderers, and those of the blog that `hexo init` makes: marked, ejs, stylus.
_RENDERED: Final = {
    **dict.fromkeys(("htm", "html", "njk", "j2", "ejs"), "html"),
    **dict.fromkeys(("md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"), "html"),
    **dict.fromkeys(("json", "yml", "yaml"), "json"),
    **dict.fromkeys(("css", "styl", "stylus"), "css"),
    "js": "js",
}


class FileKind(StrEnum):
    """What Hexo does with a file below `source_dir`."""

    POST = "post"
    DRAFT = "draft"
    PAGE = "page"  # rendered; scripts and style sheets too
    ASSET = "asset"  # copied
    POST_ASSET = "post asset"  # beside a post; copied with it when it lies in its asset folder
    DATA = "data"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below `source_dir`."""

    path: Path
    source: str  # relative to `source_dir`, with slashes
    kind: FileKind


def rendered_extension(source: str) -> str | None:
    """What Hexo renders the file to (`html`, without a dot); None when it does not."""
    # As in Hexo 8.1's renderer store: a name without an extension is looked up as one.
    name = extension(source) or source
    return _RENDERED.get(name.removeprefix("."))


def is_temporary(source: str) -> bool:
    """Whether an editor left the file behind."""
    return source.endswith(("~", "%"))


def is_hidden(source: str) -> bool:
    """Whether a folder or the file starts with `_` or `.`."""
    return source.startswith(("_", ".")) or "/_" in source or "/." in source


def is_excluded(source: str, config: HexoConfig) -> bool:
    """Whether a page or an asset is passed over."""
    return (
        is_temporary(source)
        or matches(source, config.exclude)
        or (is_hidden(source) and not matches(source, config.include))
    )


def is_rendered(source: str, config: HexoConfig) -> bool:
    """Whether Hexo renders the file rather than copies it."""
    return rendered_extension(source) is not None and not matches(source, config.skip_render)


def kind_of(source: str, config: HexoConfig) -> FileKind:
    """What Hexo does with the file at `source`, a path relative to `source_dir`.

    A file whose name is not UTF-8 is ignored, for Node cannot open it.
    """
    # As in Hexo 8.1, whole paths are matched; where the blog lies must not matter here.
    if matches(f"/blog/{config.source_dir}/{source}", config.ignore) or not is_utf8(source):
        return FileKind.IGNORED
    for folder, kind in ((POSTS, FileKind.POST), (DRAFTS, FileKind.DRAFT)):
        if source.startswith(folder):
            return _kind_of_post(source, source.removeprefix(folder), kind, config)
    if not is_excluded(source, config):
        return FileKind.PAGE if is_rendered(source, config) else FileKind.ASSET
    return FileKind.DATA if source.startswith(_DATA) else FileKind.IGNORED


def _kind_of_post(source: str, name: str, kind: FileKind, config: HexoConfig) -> FileKind:
    if is_temporary(source) or is_hidden(name):
        return FileKind.IGNORED
    is_post = is_rendered(source, config)
    if config.post_asset_folder:
        # As in Hexo 8.1: then only the extension of `new_post_name` makes a post.
        is_post = is_post and extension(source) == extension(config.new_post_name)
        return kind if is_post else FileKind.POST_ASSET
    return kind if is_post else FileKind.IGNORED


def is_utf8(text: str) -> bool:
    """Whether a name can be written: one that cannot is no name to Node."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def walk(source_dir: Path, root: Path, config: HexoConfig) -> Iterator[SourceFile]:
    """Every file below `source_dir`, sorted; links that lead out of `root` are not followed."""
    elsewhere = files_at(source_dir)
    if elsewhere is None:
        allowed = (root.resolve(), source_dir.resolve())
        found: Iterable[str] = _sources(source_dir, "", allowed, frozenset())
    else:
        found = sorted(elsewhere.below(source_dir))
    for source in found:
        yield SourceFile(source_dir / source, source, kind_of(source, config))


def _sources(
    folder: Path, prefix: str, allowed: tuple[Path, ...], above: frozenset[Path]
) -> Iterator[str]:
    """The files of a folder, by name, and of the folders in it; no folder within itself."""
    here = folder.resolve()
    look_into(folder)
    if here in above or not folder.is_dir():
        return
    for entry in scan(str(folder)):
        if entry.is_symlink() and not is_within(Path(entry.path), allowed):
            continue
        if entry.is_dir():
            yield from _sources(Path(entry.path), f"{prefix}{entry.name}/", allowed, above | {here})
        elif entry.is_file():
            yield prefix + entry.name


def is_within(path: Path, allowed: tuple[Path, ...]) -> bool:
    """Whether the file, links followed, lies in one of the folders."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError, ValueError):
        return False
    return any(real.is_relative_to(folder) for folder in allowed)
