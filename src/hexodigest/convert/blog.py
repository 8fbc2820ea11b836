"""The blog that is converted: what targets ask of `Site`, in the words of a converter."""

import os
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from hexodigest.config import Config
from hexodigest.convert.data_files import DataFile, data_files
from hexodigest.convert.fields import ALIAS_KEYS, alias_path, texts
from hexodigest.convert.highlighting import Highlighter, highlighter_of
from hexodigest.convert.options import Options
from hexodigest.convert.page import Term
from hexodigest.convert.served import is_copied, is_page, is_unrendered, page_path
from hexodigest.convert.terms import (
    Chain,
    category_terms,
    distinct_names,
    path_name,
    tag_term,
)
from hexodigest.document.front_matter import Value
from hexodigest.document.markdown import HeadingStyle
from hexodigest.site.assets import Reference, Resolved
from hexodigest.site.facts import PostFacts
from hexodigest.site.files import FileKind, SourceFile
from hexodigest.site.heading_style import heading_style_of
from hexodigest.site.site import Site
from hexodigest.source import read_source
from hexodigest.tags import dialect_of

_UNENCODED = re.compile(r'[\x00-\x20"#%<>?`{}|\\^]')


class Linked(NamedTuple):
    """A post that another one links to by its name."""

    path: str  # below the blog's root
    title: str


class Blog:
    """A blog's settings, its pages, and what its addresses mean."""

    def __init__(
        self,
        site: Site,
        settings: Config | None = None,
        options: Options | None = None,
        *,
        is_known: bool = True,
    ) -> None:
        """`is_known` is False for a post that no blog holds: Hexo's defaults stand for one."""
        self.site = site
        self.settings = settings or Config()
        self.options = options or Options()
        self.is_known = is_known
        self.config = site.config
        self.extra: dict[str, Value] = dict(site.config.extra)

    @property
    def root(self) -> str:
        """The path of the blog's home, with slashes at both ends."""
        return self.config.root

    @property
    def breaks(self) -> bool:
        """Whether a line end within a paragraph is a break."""
        return self.config.marked.gfm and self.config.marked.breaks

    @property
    def heading_ids(self) -> bool:
        """Whether headings have ids."""
        return self.config.marked.header_ids

    @cached_property
    def heading_style(self) -> HeadingStyle:
        """How those ids are made."""
        return heading_style_of(self.config)

    @cached_property
    def highlighter(self) -> Highlighter:
        """What highlights code."""
        return highlighter_of(self.config)

    @property
    def prepend_root(self) -> bool:
        """Whether images that start at `/` mean the blog's root."""
        return self.config.marked.prepend_root

    @property
    def smart_quotes(self) -> bool:
        """Whether straight quotes become curly ones."""
        return self.config.marked.smartypants

    @cached_property
    def dialect(self) -> str:
        """Whose tags the posts use, where themes differ; "" when only Hexo's own are known."""
        return dialect_of(self.settings.theme or self.config.theme)

    @property
    def language(self) -> str:
        """The first language; Hexo's `default` is English."""
        first = next((name for name in self.config.language if name != "default"), "en")
        return first.replace("_", "-")

    @cached_property
    def data_files(self) -> tuple[DataFile, ...]:
        """What lies in `_data`."""
        return tuple(data_files(self.site))

    @property
    def pagination_dir(self) -> str:
        """What stands before the number in the address of a list's later pages."""
        return self.config.pagination_dir.strip("/") or "page"

    def list_size(self, generator: str) -> int:
        """Posts on a page of a list, as its generator's settings have it; 0 means all."""
        settings = self.extra.get(generator)
        own = settings.get("per_page") if isinstance(settings, dict) else None
        if generator == "index_generator":
            own = self.config.index_generator.per_page
        return max(own if isinstance(own, int) else self.config.per_page, 0)

    @property
    def origin(self) -> str:
        """Scheme and host of the blog, without a path."""
        scheme, _, rest = self.config.url.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}" if rest else ""

    def permalink(self, path: str) -> str:
        """The whole URL of a page."""
        return self.origin + self.address(path)

    def name_of(self, path: Path | None) -> str | None:
        """A file's path from the blog's root; without a blog its name."""
        if path is None:
            return None
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # links stay as they are
        if self.is_known and absolute.is_relative_to(self.site.root):
            return absolute.relative_to(self.site.root).as_posix()
        return path.name

    def address(self, path: str) -> str:
        """A path below the root as a browser asks for it."""
        return _UNENCODED.sub(lambda match: quote(match.group()), self.root + path)

    @cached_property
    def facts(self) -> tuple[PostFacts, ...]:
        """Posts, drafts and pages, as far as Hexo makes pages of them; those it drops as well."""
        return tuple(
            facts
            for facts in (*self.site.posts, *self.site.drafts, *self.site.pages)
            if is_page(facts)
        )

    @cached_property
    def posts(self) -> tuple[PostFacts, ...]:
        """Posts and drafts: only they have tags and categories to Hexo."""
        return (*self.site.posts, *self.site.drafts)

    @cached_property
    def copies(self) -> tuple[tuple[str, Path], ...]:
        """Where each file that is copied is served, and the file."""
        found = {asset.output: asset.path for asset in self.site.assets}
        for facts in self.site.pages:
            if is_copied(facts):
                found[facts.source] = facts.path
        return tuple(sorted(found.items()))

    @cached_property
    def unrendered(self) -> tuple[PostFacts, ...]:
        """What Hexo renders with a template engine that no target has."""
        return tuple(filter(is_unrendered, self.site.pages))

    @cached_property
    def paths(self) -> frozenset[str]:
        """Where pages are served."""
        return frozenset(page_path(facts) for facts in self.facts if self.site.is_shown(facts))

    def has_page(self, path: str) -> bool:
        """Whether a page is served there."""
        return path in self.paths

    def alias_owner(self, path: str) -> str | None:
        """The first page that names an old address, by its path below the source folder."""
        return self._alias_owners.get(path)

    @cached_property
    def _alias_owners(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for facts in filter(self.site.is_shown, self.facts):
            for key in ALIAS_KEYS:
                for alias in texts(facts.data.get(key)):
                    found.setdefault(alias_path(alias, self.root) or "", facts.source)
        return found

    @cached_property
    def _by_slug(self) -> dict[str, PostFacts]:
        posts = [facts for facts in self.facts if facts.kind is not FileKind.PAGE]
        by_title = {facts.title: facts for facts in reversed(posts)}
        return by_title | {facts.slug: facts for facts in reversed(posts)}

    def find_post(self, name: str) -> Linked | None:
        """The post with this slug, else the one with this title."""
        facts = self._by_slug.get(name)
        return Linked(page_path(facts), facts.title) if facts else None

    def resolve_image(self, facts: PostFacts, url: str, reference: Reference) -> Resolved:
        """Which file an image of a page means."""
        return self.site.resolve_image(facts, url, reference)

    def include(self, path: str) -> tuple[str, str] | None:
        """A file below the folder of code and its address; nothing outside it is read."""
        folder = self.config.code_dir.strip("/")
        parts = [part for part in f"{folder}/{path}".split("/") if part not in {"", "."}]
        if ".." in parts:
            return None
        found = self.site.folders.find(self.site.source_dir, "/".join(parts))
        if found is None:
            return None
        return read_source(found.path).text, self.address("/".join(parts))

    def asset_folder(self, facts: PostFacts) -> dict[str, Path]:
        """The files of a post's asset folder, by their name in it."""
        if not self.config.post_asset_folder or facts.kind is FileKind.PAGE:
            return {}
        folder = facts.source.rpartition(".")[0] + "/"
        return {
            file.source.removeprefix(folder): file.path
            for file in self._asset_files.get(folder, ())
        }

    def term_name(self, kind: str, chain: Sequence[Term]) -> str:
        """What the last of `chain` is called for a target that merges terms.

        `kind` is `tags` or `categories`.
        """
        names = tuple(term.name for term in chain)
        return self._term_names[kind].get(names) or path_name(chain[-1])

    @cached_property
    def _term_names(self) -> dict[str, dict[Chain, str]]:
        shown = sorted(self.posts, key=lambda facts: not self.site.is_shown(facts))
        tags = dict.fromkeys(name for facts in shown for name in facts.tags)
        chains = dict.fromkeys(chain for facts in shown for chain in facts.categories)
        return {
            "tags": distinct_names((tag_term(name, self.config),) for name in tags),
            "categories": distinct_names(category_terms(chain, self.config) for chain in chains),
        }

    @cached_property
    def _asset_files(self) -> dict[str, list[SourceFile]]:
        """Files beside posts, by every folder above them."""
        found: dict[str, list[SourceFile]] = {}
        for file in self.site.files:
            if file.kind is FileKind.POST_ASSET:
                for folder in list(PurePosixPath(file.source).parents)[:-1]:
                    found.setdefault(f"{folder}/", []).append(file)
        return found
