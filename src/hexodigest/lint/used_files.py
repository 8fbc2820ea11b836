"""Which files of a blog are named anywhere in it: looked for by name, nothing is parsed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from hexodigest.patterns import later
from hexodigest.reading import read_file
from hexodigest.site import FileKind, Site
from hexodigest.site.answers import Answers
from hexodigest.site.globs import matches
from hexodigest.traces import look_at, look_into, unasked

# What readers download or see; what servers and crawlers ask for by itself is left out.
_MEDIA = frozenset(
    ("7z", "avif", "avi", "bmp", "doc", "docx", "gif", "gz", "jpeg", "jpg", "m4a", "mkv", "mov")
) | {"mp3", "mp4", "ogg", "pdf", "png", "ppt", "pptx", "rar", "svg", "tar", "tif", "tiff"} | {
    "wav", "webm", "webp", "xls", "xlsx", "zip",
}  # fmt: skip
_TEXTS = frozenset(
    ("css", "ejs", "htm", "html", "js", "json", "markdown", "md", "njk", "styl", "toml", "txt")
) | {"vue", "xml", "yaml", "yml", "pug", "scss", "less", "webmanifest"}
_BY_CONVENTION = later(r"(?:favicon|apple-touch-icon|android-chrome|mstile).*", re.IGNORECASE)
_WORD = later(r"[^\s\"'`<>()\[\]{}|\\/?#=,;:*!&，。；：！（）“”]+")
# A name with spaces, up to the quote, the bracket or the end of the line after it.
_SPACED = later(r"(?<=[\"'(/])[^\"'<>()\n/]{1,200}(?=[\"')>\n]|\Z)")
_PAGES = frozenset((FileKind.POST, FileKind.PAGE))
_READ = frozenset((FileKind.POST, FileKind.DRAFT, FileKind.PAGE))
_COPIED = frozenset((FileKind.ASSET, FileKind.POST_ASSET))
_LARGEST = 4_000_000  # bytes of a text that is looked through

_known: WeakKeyDictionary[Site, "UsedFiles"] = WeakKeyDictionary()


def used_files_of(site: Site) -> "UsedFiles":
    """The used files of a blog; its texts are looked through once."""
    return _known.setdefault(site, UsedFiles(site))


class UsedFiles:
    """Files that are copied, and whether their names stand anywhere."""

    def __init__(self, site: Site) -> None:
        """Look at nothing yet."""
        self._site = site

    @cached_property
    def unused(self) -> Mapping[str, tuple[str, ...]]:
        """Pictures and downloads that nothing names, by the post or page to report them in.

        Paths are below `source_dir`. A file in a folder with the name of a post belongs to that
        post, any other to the first page or post.
        """
        with unasked():
            files = self._site.files
        pages = {
            file.source for file in files if file.kind in _PAGES and _suffix(file.source) == "md"
        }
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for file in files:
            if file.kind in _COPIED and pages and self._is_unused(file.source):
                owner = f"{file.source.rpartition('/')[0]}.md"
                groups[owner if owner in pages else min(pages)].append(file.source)
        return Answers("unused", {owner: tuple(each) for owner, each in groups.items()}, list)

    def _is_unused(self, source: str) -> bool:
        name = source.rpartition("/")[2]
        is_media = _suffix(source) in _MEDIA and not _BY_CONVENTION.fullmatch(name)
        if not is_media or matches(source, self._site.config.skip_render):
            return False  # a folder that is copied as it stands is a site of its own
        return not {name.casefold(), _stem(name)} & self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        # Templates make names of those of data files: `{{ theme }}.png`.
        with unasked():
            files = self._site.files
        data = (file.source for file in files if file.kind is FileKind.DATA)
        found = {_stem(source) for source in data}
        with unasked():
            texts = list(self._texts())
        for path in texts:
            if self._site.kind_of(path) not in _READ:
                look_at(path)  # a change of it may change any finding of the rule that asks
            with suppress(OSError):
                found |= _named(read_file(path, _LARGEST).decode("utf-8", "replace"))
        return frozenset(found)

    def _texts(self) -> Iterator[Path]:
        yield from (file.path for file in self._site.files if _suffix(file.source) in _TEXTS)
        themes = self._site.root / "themes"
        for folder in (self._site.root, themes, *themes.glob("*")):
            look_into(folder)
        yield from self._site.root.glob("_config*.yml")
        yield from self._site.root.glob("themes/*/_config.yml")


def _named(text: str) -> set[str]:
    """The names of files in a text, in lower case, with `%20` and the like read."""
    found = {*_WORD.findall(text), *_SPACED.findall(text)}
    return {unquote(name).strip(" .").casefold() for name in found if "." in name}


def _stem(source: str) -> str:
    return source.rpartition("/")[2].rpartition(".")[0].casefold()


def _suffix(source: str) -> str:
    return source.rpartition(".")[2].lower()
