"""A blog: its configuration, and each file's place in it."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from weakref import WeakKeyDictionary

from hexodigest.document import Document
from hexodigest.document.front_matter import FrontMatter
from hexodigest.elsewhere import stat_of
from hexodigest.identities import digest_of
from hexodigest.site.assets import (
    Asset,
    Reference,
    Resolved,
    asset_at,
)
from hexodigest.site.blog import NoBlogError, find_blog
from hexodigest.site.dates import Zones, zones_of
from hexodigest.site.everything import Everything
from hexodigest.site.facts import PostFacts, facts_of, is_updated_by_file
from hexodigest.site.files import FileKind, SourceFile, kind_of
from hexodigest.site.folders import Folders
from hexodigest.site.hexo_config import HexoConfig, find_config, load_config
from hexodigest.site.memory import Memory, Table, table_of, written
from hexodigest.site.permalinks import category_slug, tag_slug
from hexodigest.site.resolve import resolve
from hexodigest.source import read_source
from hexodigest.traces import ask, is_asking, look_for

WITH_FACTS = frozenset({FileKind.POST, FileKind.DRAFT, FileKind.PAGE})


class Site:
    """A blog as Hexo sees it. Files are read when they are asked for, and once."""

    def __init__(
        self,
        root: Path,
        config: HexoConfig,
        machine_zone: str | None = None,
        memory: Memory | None = None,
    ) -> None:
        """`root` holds `_config.yml`; the machine's zone is the configured one by default.

        `memory` knows files from an earlier run, and learns.
        """
        self.root = Path(os.path.abspath(root))  # noqa: PTH100  # links stay as they are
        self.config = config
        self.zones: Zones = zones_of(config.timezone, machine_zone)
        self.folders = Folders((self.root, self.source_dir))
        self.memory = memory
        self._everything = Everything(self)
        self._prints: dict[str, str] = {}
        self._facts: dict[str, PostFacts | None] = {}
        self._headers: dict[str, str] = {}  # digests of the front matters that facts were read of
        self._of_documents: WeakKeyDictionary[Document, PostFacts | None] = WeakKeyDictionary()
        self._sources: dict[str, str | None] = {}
        self._kinds: dict[str, FileKind] = {}

    @cached_property
    def source_dir(self) -> Path:
        """Where posts, pages and files to copy lie."""
        return Path(os.path.normpath(self.root / self.config.source_dir))

    @cached_property
    def theme_dirs(self) -> tuple[Path, ...]:
        """Where the theme's own files to copy may lie."""
        theme = self.config.theme
        if not theme or "/" in theme or theme.startswith("."):
            return ()
        homes = (self.root / "themes" / theme, self.root / "node_modules" / f"hexo-theme-{theme}")
        found = tuple(home / "source" for home in homes)
        for folder in found:
            look_for(folder)
        return found

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Every file below `source_dir`, sorted by its path there."""
        return self._noted.files

    @property
    def posts(self) -> tuple[PostFacts, ...]:
        """The posts in `_posts`, sorted by path; see `is_shown` for those that Hexo drops."""
        return self._noted.posts

    @property
    def drafts(self) -> tuple[PostFacts, ...]:
        """The posts in `_drafts`, sorted by path."""
        return self._noted.drafts

    @property
    def pages(self) -> tuple[PostFacts, ...]:
        """What Hexo renders elsewhere: pages, and scripts and style sheets as well."""
        return self._noted.pages

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The files that Hexo copies to the output, sorted by where they go."""
        return self._noted.assets

    @property
    def routes(self) -> Mapping[str, Path]:
        """Each output file of a post, page or asset, and the file that it is made of."""
        return self._noted.routes

    @property
    def _noted(self) -> Everything:
        """All of the blog; who asks for it depends on every file."""
        if is_asking():
            ask("everything", "", self._everything.plain)
        return self._everything

    def route(self, output: str) -> Path | None:
        """The file that an output file is made of."""
        found = self._routes.get(output)
        ask("route", output, found[0] if found else None)
        return Path(found[0]) if found else None

    @cached_property
    def _routes(self) -> Table:
        return table_of(self, "routes", self._made_routes)

    def _made_routes(self) -> Table:
        return {output: [str(path)] for output, path in self._everything.routes.items()}

    def remember(self, facts: Mapping[str, PostFacts | None]) -> None:
        """Take facts that were had elsewhere, by `source`; None for a file that cannot be read."""
        self._facts.update(facts)

    def is_shown(self, facts: PostFacts) -> bool:
        """Whether Hexo makes a page of it. What `future: false` hides is not asked here."""
        return not facts.dropped and (facts.published or self.config.render_drafts)

    def source_of(self, path: Path) -> str | None:
        """The path below `source_dir`, with slashes; None for a file elsewhere."""
        absolute = os.path.abspath(path)  # noqa: PTH100  # links stay as they are
        if absolute not in self._sources:
            within = f"{self.source_dir}{os.sep}"
            if absolute.startswith(within):
                self._sources[absolute] = absolute.removeprefix(within).replace(os.sep, "/")
            else:
                self._sources[absolute] = self._source_of(Path(absolute))
        return self._sources[absolute]

    def _source_of(self, absolute: Path) -> str | None:
        if not absolute.is_relative_to(self.source_dir):
            absolute = absolute.parent.resolve() / absolute.name
        for folder in (self.source_dir, self.source_dir.resolve()):
            if absolute.is_relative_to(folder):
                return absolute.relative_to(folder).as_posix()
        return None

    def kind_of(self, path: Path) -> FileKind | None:
        """What Hexo does with the file at `path`; None for a file outside `source_dir`."""
        source = self.source_of(path)
        return None if source is None else self._kind_of(source)

    def _kind_of(self, source: str) -> FileKind:
        if source not in self._kinds:
            self._kinds[source] = kind_of(source, self.config)
        return self._kinds[source]

    def facts(self, page: Path | Document) -> PostFacts | None:
        """The facts of a post, draft or page; None when Hexo takes the file for none of them.

        A document's own front matter is used as it is. Raises OSError when the file is not there.
        """
        if isinstance(page, Document):
            if page not in self._of_documents:
                self._of_documents[page] = self._facts_at(page.path, page)
            return self._of_documents[page]
        source = self.source_of(page)
        if source is None:
            return None
        facts = self.facts_at(source)
        if is_asking():
            ask("facts", source, facts and self.print_of(facts))
        return facts

    def print_of(self, facts: PostFacts) -> str:
        """A digest of the facts, by which two states of a post are told apart."""
        if facts.source not in self._prints:
            self._prints[facts.source] = digest_of(self._written(facts).encode())
        return self._prints[facts.source]

    def facts_at(self, source: str) -> PostFacts | None:
        """The facts of the file at `source`; who asks is not noted."""
        if source not in self._facts:
            facts = self._facts_at(self.source_dir / source, None)
            if facts is None:
                return None
            self._facts[source] = facts
        return self._facts[source]

    def facts_in(self, file: SourceFile) -> PostFacts | None:
        """The same of a file that was found in the folder."""
        source = file.source
        if source not in self._facts:
            facts = self._read(file, None)
            if facts is None:
                return None
            self._facts[source] = facts
        return self._facts[source]

    def _written(self, facts: PostFacts) -> str:
        by_file = is_updated_by_file(facts.data, self.config, self.zones)
        return written(facts, updated_by_file=by_file)

    def _facts_at(self, path: Path | None, document: Document | None) -> PostFacts | None:
        source = None if path is None else self.source_of(path)
        if path is None or source is None:
            return None
        return self._read(SourceFile(path, source, self._kind_of(source)), document)

    def url_of(self, page: Path | Document) -> str | None:
        """The address from the root of the host, not encoded: `/blog/posts/dcb2f552/`.

        None for what Hexo does not serve.
        """
        facts = self.facts(page)
        if facts is not None:
            return facts.url if self.is_shown(facts) else None
        path = page if isinstance(page, Path) else page.path
        output = None if path is None else self.output_of(path)
        return None if output is None else self.config.root + output

    def output_of(self, path: Path) -> str | None:
        """The file below `public_dir` that Hexo makes of this one; None when it makes none."""
        source = self.source_of(path)
        if source is None:
            return None
        match self._kind_of(source):
            case FileKind.POST | FileKind.DRAFT | FileKind.PAGE:
                facts = self.facts(path)
                return facts.output if facts and self.is_shown(facts) else None
            case FileKind.ASSET:
                return source
            case FileKind.POST_ASSET:
                asset = asset_at(self, source)
                return asset.output if asset else None
            case FileKind.DATA | FileKind.IGNORED:
                return None

    def tag_path(self, name: str) -> str:
        """Where Hexo lists the posts of a tag: `tags/name/`, without the root."""
        folder = self.config.tag_dir
        return f"{folder}{'' if folder.endswith('/') else '/'}{tag_slug(name, self.config)}/"

    def category_path(self, chain: tuple[str, ...]) -> str:
        """Where Hexo lists the posts of a category, given from the root down."""
        folder = "" if self.config.category_dir == "/" else self.config.category_dir
        slash = "" if folder.endswith("/") else "/"
        return f"{folder}{slash}{category_slug(chain, self.config)}/"

    def resolve_image(
        self,
        page: Path | Document | PostFacts,
        url: str,
        reference: Reference = Reference.MARKDOWN,
    ) -> Resolved:
        """Which file an image's address or name on a page means."""
        facts = page if isinstance(page, PostFacts) else self.facts(page)
        return resolve(self, facts, url, reference)

    def _read(self, file: SourceFile, document: Document | None) -> PostFacts | None:
        if file.kind not in WITH_FACTS:
            return None
        if document:
            read = self._facts.get(file.source)
            if read and self._headers.get(file.source) == _header(document):
                return read
            return self._made(file, document.front_matter)
        known = self.memory.facts(self, file) if self.memory else None
        if known is not None:
            return known
        document = Document(read_source(file.path))
        facts = self._made(file, document.front_matter)
        self._headers[file.source] = _header(document)
        if self.memory:
            self.memory.learn(facts, document.source, self._written(facts))
        return facts

    def _made(self, file: SourceFile, front_matter: FrontMatter) -> PostFacts:
        return facts_of(file, front_matter, stat_of(file.path), self.config, self.zones)


def _header(document: Document) -> str:
    """A digest of the text of the front matter, from which facts follow."""
    header = document.source.text[: document.front_matter.span.end]
    return digest_of(header.encode("utf-8", "surrogatepass"))


def load_site(path: Path, machine_zone: str | None = None, memory: Memory | None = None) -> Site:
    """The blog at or around `path`, a file or a folder.

    `machine_zone` is the zone of the machine that Hexo runs on, by default the configured one.
    Raises NoBlogError when there is none, ConfigError when its `_config.yml` cannot be read.
    """
    root = find_blog(path)
    config = None if root is None else find_config(root)
    if root is None or config is None:
        raise NoBlogError(path)
    return Site(root, load_config(config), machine_zone, memory)
