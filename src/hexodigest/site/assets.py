"""Files that are copied as they are, and those that lie beside a post and belong to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from hexodigest.site.facts import PostFacts
from hexodigest.site.files import (
    SourceFile,
    is_excluded,
    is_rendered,
    rendered_extension,
)
from hexodigest.site.folders import Found
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.permalinks import asset_path, extension, without_extension

if TYPE_CHECKING:
    from hexodigest.site.site import Site


class Reference(StrEnum):
    """How a page refers to a file, which decides what the address is relative to."""

    MARKDOWN = "markdown"  # `![](address)`: hexo-renderer-marked puts the root before it
    HTML = "html"  # `<img src>`: left to the browser, relative to the page's address
    URL_FOR = "url_for"  # `{% img address %}`: the root is put before it
    ASSET = "asset"  # `{% asset_img name %}`: a file of the post's own folder


class Resolution(StrEnum):
    """What came of looking for a file."""

    FOUND = "found"
    MISSING = "missing"
    EXTERNAL = "external"  # another host, or data in the address itself
    UNKNOWN = "unknown"  # made by Hexo or a plugin, by a template, or outside the blog's root


@dataclass(frozen=True, slots=True)
class Resolved:
    """The file that an address means.

    `file` is also given when it is missing but `differs_only_in_case`. `output` is the place
    below `public_dir` that was looked for, None when none follows from the address.
    """

    kind: Resolution
    file: Path | None = None
    output: str | None = None
    differs_only_in_case: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that Hexo copies (or renders, when it can): to `output` below `public_dir`."""

    path: Path
    output: str


def by_folder(files: Iterable[SourceFile]) -> Mapping[str, list[SourceFile]]:
    """The files below each folder, at any depth; a folder ends with a slash."""
    found: defaultdict[str, list[SourceFile]] = defaultdict(list)
    for file in files:
        end = file.source.find("/")
        while end >= 0:
            found[file.source[: end + 1]].append(file)
            end = file.source.find("/", end + 1)
    return found


def post_assets(
    post: PostFacts, around: Mapping[str, list[SourceFile]], config: HexoConfig
) -> list[Asset]:
    """What lies in the folder of a post's own name and is served with it."""
    folder = without_extension(post.source) + "/"
    found: list[Asset] = []
    for file in around.get(folder, ()):
        name = file.source.removeprefix(folder)
        if not is_excluded(name, config):
            found.append(Asset(file.path, _asset_output(post, file.source, name, config)))
    return found


def _asset_output(post: PostFacts, source: str, name: str, config: HexoConfig) -> str:
    if is_rendered(source, config):
        name = f"{without_extension(name)}.{rendered_extension(source)}"
    return asset_path(post.address, name)


def asset_at(site: "Site", source: str, owner: PostFacts | None = None) -> Resolved | None:
    """The asset at `source` below `source_dir`, of that owner or of any post."""
    if not site.config.post_asset_folder or not _is_plain(source):
        return None
    found = site.folders.find(site.source_dir, source)
    if found is None:
        return None
    source = found.path.relative_to(site.source_dir).as_posix()
    folder = _post_folder(site, source)
    post = None if folder is None else site.facts(site.source_dir / _post_at(site, folder))
    if folder is None or post is None or (owner and owner.source != post.source):
        return None
    name = source.removeprefix(folder + "/")
    if not site.is_shown(post) or is_excluded(name, site.config):
        return None
    return found_at(found, _asset_output(post, source, name, site.config))


def _is_plain(source: str) -> bool:
    """Whether no segment of the path is empty, `.` or `..`."""
    return not {"", ".", ".."} & set(source.split("/"))


def _post_folder(site: "Site", source: str) -> str | None:
    """The nearest folder around a file that has the name of a post."""
    folder = source
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if site.folders.has(site.source_dir, _post_at(site, folder)):
            return folder
    return None


def _post_at(site: "Site", folder: str) -> str:
    return folder + extension(site.config.new_post_name)


def found_at(found: Found, output: str) -> Resolved:
    """A file that answers at `output`, if its name is exactly the one that was asked for."""
    kind = Resolution.FOUND if found.exact else Resolution.MISSING
    return Resolved(kind, found.path, output, differs_only_in_case=not found.exact)
