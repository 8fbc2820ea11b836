"""Which file an image on a page means: from what is written to the file that is served."""

import re
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from hexodigest.patterns import later
from hexodigest.site.assets import Reference, Resolution, Resolved, asset_at, found_at
from hexodigest.site.facts import PostFacts
from hexodigest.site.files import FileKind, is_hidden, is_temporary, kind_of
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.permalinks import asset_path, without_extension

if TYPE_CHECKING:
    from hexodigest.site.site import Site

_EXTERNAL: Final = later(r"[a-z][a-z0-9+.-]+:|[/\\]{2}", re.IGNORECASE)
_LOCAL_FILE: Final = later(r"file:|[a-z]:", re.IGNORECASE)  # of the author's own machine
_TEMPLATE: Final = later(r"\{[{%]")
_WITHOUT_ROOT: Final = later(r"#|//|https?:")  # what Hexo's `url_for` leaves as it is
_SLASHES: Final = later(r"/{2,}")
# White space that browsers drop at the ends of an address, or anywhere in it.
_ENDS: Final = "".join(map(chr, range(0x21)))
_BREAKS: Final = str.maketrans("", "", "\t\n\r")
_PICTURES: Final = frozenset(
    ("apng", "avif", "bmp", "gif", "heic", "ico", "jfif", "jpeg", "jpg", "png", "svg", "tif")
) | {"tiff", "webp"}
_FEEDS: Final = frozenset(
    ("index.html", "404.html", "atom.xml", "rss2.xml", "rss.xml", "sitemap.xml", "search.xml")
)


def resolve(site: "Site", page: PostFacts | None, url: str, reference: Reference) -> Resolved:
    """The file that `url` means on `page`; nothing outside the blog is looked at."""
    text = url.strip(_ENDS).translate(_BREAKS)
    if not text or text.startswith("#") or _TEMPLATE.search(text):
        return Resolved(Resolution.UNKNOWN)
    if reference is not Reference.ASSET and _LOCAL_FILE.match(text):
        return Resolved(Resolution.MISSING)
    if reference is not Reference.ASSET and _EXTERNAL.match(text):
        return Resolved(Resolution.EXTERNAL)
    own = _asset_meant(site, page, text, reference)
    if own is not None:
        # As in Hexo 8.1: the asset's address is printed like any other.
        if own.kind is Resolution.MISSING:
            return own
        text, reference = f"/{own.output}", Reference.URL_FOR
    elif reference is Reference.ASSET:
        return Resolved(Resolution.MISSING)
    output = output_asked(site.config, page, text, reference)
    return Resolved(Resolution.UNKNOWN) if output is None else _at(site, page, output)


def _asset_meant(
    site: "Site", page: PostFacts | None, text: str, reference: Reference
) -> Resolved | None:
    """The asset that a name means by itself, before any address is thought of."""
    if page is None or page.kind is FileKind.PAGE:
        return None
    folder = without_extension(page.source)
    match reference:
        case Reference.ASSET:
            return asset_at(site, f"{folder}/{text}", page)
        case Reference.MARKDOWN:
            is_name = site.config.marked.post_asset and not text.startswith(("/", "\\"))
            if not is_name or not _puts_root(site.config):
                return None
            # As in hexo-renderer-marked 7: by its place, whichever post it belongs to.
            found = asset_at(site, normpath(f"{folder}/" + text.replace("\\", "/")))
            return found if found and found.kind is Resolution.FOUND else None
        case Reference.HTML | Reference.URL_FOR:
            return None


def _puts_root(config: HexoConfig) -> bool:
    return config.marked.prepend_root and not config.relative_link


def output_asked(
    config: HexoConfig, page: PostFacts | None, text: str, reference: Reference
) -> str | None:
    """The output file that a browser asks for; None when it is outside the root of the blog."""
    is_rooted = reference is Reference.MARKDOWN and _puts_root(config)
    if reference is Reference.URL_FOR:
        is_rooted = not config.relative_link
        # As in Hexo 8.1: the tag does not know its page, and what it prints is relative to none.
        text = text if is_rooted else text.lstrip("/")
    if not is_rooted:
        text = text.replace("\\", "/")
    path = re.split(r"[?#]", text, maxsplit=1)[0]
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
    output = path.removeprefix(config.root)
    return output + "index.html" if not output or output.endswith("/") else output


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


def _at(site: "Site", page: PostFacts | None, output: str) -> Resolved:
    """What stands at an output file: looked for in the nearest places first."""
    near = _near(site, page, output)
    if near and near.kind is Resolution.FOUND:
        return near
    if _is_generated(site.config, output):
        return Resolved(Resolution.UNKNOWN, output=output)
    suffix = output.rpartition(".")[2].lower()
    if suffix not in _PICTURES or site.config.post_asset_folder:
        made_of = site.route(output)
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
    address = asset_path(page.address, ".") + "/"
    if page.kind is FileKind.PAGE or not output.startswith(address):
        return None
    return asset_at(site, f"{without_extension(page.source)}/{output.removeprefix(address)}", page)


def _copied(site: "Site", output: str) -> Resolved | None:
    """A file of `source_dir` that Hexo copies there."""
    found = site.folders.find(site.source_dir, output)
    if found is None:
        return None
    source = found.path.relative_to(site.source_dir).as_posix()
    if kind_of(source, site.config) is not FileKind.ASSET:
        return None
    return found_at(found, output)


def _of_theme(site: "Site", folder: Path, output: str) -> Resolved | None:
    """A file of the theme that Hexo copies there."""
    if is_hidden(output) or is_temporary(output) or "node_modules" in output:
        return None
    found = site.folders.find(folder, output)
    return None if found is None else found_at(found, output)


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
