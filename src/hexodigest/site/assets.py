"""Which file an address or an asset's name means."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from hexodigest.site.facts import PostFacts
from hexodigest.site.files import (
    FileKind,
    SourceFile,
    is_excluded,
    is_hidden,
    is_rendered,
    is_temporary,
    kind_of,
    rendered_extension,
)
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.permalinks import asset_path, output_file, without_extension

if TYPE_CHECKING:
    from hexodigest.site.site import Site

_EXTERNAL: Final = re.compile(r"[a-z][a-z0-9+.-]+:|[/\\]{2}", re.IGNORECASE)
_LOCAL_FILE: Final = re.compile(r"file:|[a-z]:", re.IGNORECASE)  # of the author's own machine
_TEMPLATE: Final = re.compile(r"\{[{%]")
_WITHOUT_ROOT: Final = re.compile(r"#|//|https?:")  # what Hexo's `url_for` leaves as it is
_SLASHES: Final = re.compile(r"/{2,}")
# White space that browsers drop at the ends of an address, or anywhere in it.
_ENDS: Final = "".join(map(chr, range(0x21)))
_BREAKS: Final = str.maketrans("", "", "\t\n\r")
_PICTURES: Final = frozenset(
    ("apng", "avif", "bmp", "gif", "heic", "ico", "jfif", "jpeg", "jpg", "png", "svg", "tif")
) | {"tiff", "webp"}
_FEEDS: Final = frozenset(
    ("index.html", "404.html", "atom.xml", "rss2.xml", "rss.xml", "sitemap.xml", "search.xml")
)


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


def post_assets(post: PostFacts, files: tuple[SourceFile, ...], config: HexoConfig) -> list[Asset]:
    """What lies in the folder of a post's own name and is served with it."""
    folder = without_extension(post.source) + "/"
    found: list[Asset] = []
    for file in files:
        name = file.source.removeprefix(folder)
        if name is not file.source and name != file.source and not is_excluded(name, config):
            found.append(Asset(file.path, _asset_output(post, file.source, name, config)))
    return found


def _asset_output(post: PostFacts, source: str, name: str, config: HexoConfig) -> str:
    if is_rendered(source, config):
        name = f"{without_extension(name)}.{rendered_extension(source)}"
    return asset_path(post.address, name)


def resolve(site: "Site", page: PostFacts | None, url: str, reference: Reference) -> Resolved:
    """The file that `url` means on `page`; nothing outside the blog is looked at."""
    text = url.strip(_ENDS).translate(_BREAKS)
    if not text or text.startswith("#") or _TEMPLATE.search(text):
        return Resolved(Resolution.UNKNOWN)
    if reference is Reference.ASSET:
        return _own_asset(site, page, text) or Resolved(Resolution.MISSING)
    if _LOCAL_FILE.match(text):
        return Resolved(Resolution.MISSING)
    if _EXTERNAL.match(text):
        return Resolved(Resolution.EXTERNAL)
    if reference is Reference.MARKDOWN and site.config.marked.post_asset:
        own = None if text.startswith(("/", "\\")) else _own_asset(site, page, text)
        if own and own.kind is Resolution.FOUND and _puts_root(site.config):
            return own
    output = _output(site.config, page, text, reference)
    return Resolved(Resolution.UNKNOWN) if output is None else _at(site, page, output)


def _puts_root(config: HexoConfig) -> bool:
    return config.marked.prepend_root and not config.relative_link


def _output(
    config: HexoConfig, page: PostFacts | None, text: str, reference: Reference
) -> str | None:
    """The output file that a browser asks for; None when it is outside the root of the blog."""
    is_rooted = reference is Reference.URL_FOR or (
        reference is Reference.MARKDOWN and _puts_root(config)
    )
    path = re.split(r"[?#]", text.replace("\\", "/"), maxsplit=1)[0]
    if is_rooted:
        path = _SLASHES.sub("/", config.root + path)
    elif not path.startswith("/"):
        if page is None:
            return None
        base = config.root + page.address
        path = base[: base.rfind("/") + 1] + path if path else base
    path = _without_dots(unquote(path))
    if not path.startswith(config.root):
        return None
    return output_file(path.removeprefix(config.root))


def _without_dots(path: str) -> str:
    """The path with `.` and `..` gone; as in a browser, `..` at the top stays there."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment not in {"", "."}:
            kept.append(segment)
    is_folder = segments[-1] in {"", ".", ".."}
    return "/" + "/".join(kept) + ("/" if is_folder and kept else "")


def _own_asset(site: "Site", page: PostFacts | None, name: str) -> Resolved | None:
    """A file of the page's own asset folder, by its name there."""
    if page is None or not site.config.post_asset_folder or page.kind is FileKind.PAGE:
        return None
    path = _without_dots(name.replace("\\", "/")).strip("/")
    if not path or is_excluded(path, site.config):
        return None
    found = site.folders.find(site.source_dir, f"{without_extension(page.source)}/{path}")
    if found is None:
        return None
    output = asset_path(page.address, path)
    if found.exact:
        return Resolved(Resolution.FOUND, found.path, output)
    return Resolved(Resolution.MISSING, found.path, output, differs_only_in_case=True)


def _at(site: "Site", page: PostFacts | None, output: str) -> Resolved:
    """What stands at an output file: looked for in the nearest places first."""
    near = _near(site, page, output)
    if near and near.kind is Resolution.FOUND:
        return near
    if _is_generated(site.config, output):
        return Resolved(Resolution.UNKNOWN, output=output)
    suffix = output.rpartition(".")[2].lower()
    if suffix not in _PICTURES or site.config.post_asset_folder:
        made_of = site.routes.get(output)
        if made_of is not None:
            return Resolved(Resolution.FOUND, made_of, output)
    return near or Resolved(Resolution.MISSING, output=output)


def _near(site: "Site", page: PostFacts | None, output: str) -> Resolved | None:
    """A file to copy: the page's own asset, one of `source_dir`, one of the theme."""
    best: Resolved | None = None
    for found in (
        _served_asset(site, page, output),
        _copied(site, output),
        *(_of_theme(site, folder, output) for folder in site.theme_dirs),
    ):
        if found and found.kind is Resolution.FOUND:
            return found
        best = best or found
    return best


def _served_asset(site: "Site", page: PostFacts | None, output: str) -> Resolved | None:
    """A file of the page's own asset folder, by its address."""
    if page is None:
        return None
    folder = asset_path(page.address, ".") + "/"
    return (
        _own_asset(site, page, output.removeprefix(folder)) if output.startswith(folder) else None
    )


def _copied(site: "Site", output: str) -> Resolved | None:
    """A file of `source_dir` that Hexo copies there."""
    found = site.folders.find(site.source_dir, output)
    if found is None:
        return None
    source = found.path.relative_to(site.source_dir).as_posix()
    if kind_of(source, site.config) is not FileKind.ASSET:
        return None
    return _found(found.path, output, exact=found.exact)


def _of_theme(site: "Site", folder: Path, output: str) -> Resolved | None:
    """A file of the theme that Hexo copies there."""
    if is_hidden(output) or is_temporary(output) or "node_modules" in output:
        return None
    found = site.folders.find(folder, output)
    return None if found is None else _found(found.path, output, exact=found.exact)


def _found(path: Path, output: str, *, exact: bool) -> Resolved:
    kind = Resolution.FOUND if exact else Resolution.MISSING
    return Resolved(kind, path, output, differs_only_in_case=not exact)


def _is_generated(config: HexoConfig, output: str) -> bool:
    """Whether Hexo's usual generators may make this file."""
    folders = (
        config.tag_dir,
        config.category_dir,
        config.archive_dir,
        config.pagination_dir,
        config.code_dir,
    )
    return output in _FEEDS or any(output.startswith(name.strip("/") + "/") for name in folders)
