"""All that a blog holds, gathered once when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hexodigest.site.assets import Asset, by_folder, post_assets
from hexodigest.site.facts import PostFacts
from hexodigest.site.files import FileKind, SourceFile, walk

if TYPE_CHECKING:
    from hexodigest.site.site import Site


class Everything:
    """What `Site` has under the same names; nothing is noted here of who asks."""

    def __init__(self, site: "Site") -> None:
        """Look at nothing yet."""
        self._site = site

    @cached_property
    def files(self) -> tuple[SourceFile, ...]:
        """Every file below `source_dir`."""
        found = walk(self._site.source_dir, self._site.root, self._site.config)
        return tuple(sorted(found, key=lambda file: file.source))

    @cached_property
    def posts(self) -> tuple[PostFacts, ...]:
        """The posts."""
        return self._facts_of(FileKind.POST)

    @cached_property
    def drafts(self) -> tuple[PostFacts, ...]:
        """The drafts."""
        return self._facts_of(FileKind.DRAFT)

    @cached_property
    def pages(self) -> tuple[PostFacts, ...]:
        """The pages."""
        return self._facts_of(FileKind.PAGE)

    @cached_property
    def assets(self) -> tuple[Asset, ...]:
        """The files that are copied."""
        site = self._site
        copied = {
            file.path: Asset(file.path, file.source)
            for file in self.files
            if file.kind is FileKind.ASSET
        }
        if site.config.post_asset_folder:
            around = by_folder(self.files)
            for post in filter(site.is_shown, (*self.posts, *self.drafts)):
                found = post_assets(post, around, site.config)
                copied |= {asset.path: asset for asset in found}
        return tuple(sorted(copied.values(), key=lambda asset: asset.output))

    @cached_property
    def routes(self) -> Mapping[str, Path]:
        """Each output file, and the file that it is made of."""
        routes = {asset.output: asset.path for asset in self.assets}
        for facts in (*self.pages, *self.drafts, *self.posts):
            if self._site.is_shown(facts):
                routes[facts.output] = facts.path
        return routes

    @cached_property
    def plain(self) -> list[str]:
        """The same as long as all of it is."""
        facts = (*self.posts, *self.drafts, *self.pages)
        files = (f"{file.kind} {file.source}" for file in self.files)
        return [*files, *map(self._site.print_of, facts)]

    def _facts_of(self, kind: FileKind) -> tuple[PostFacts, ...]:
        found = (self._site.facts_in(file) for file in self.files if file.kind is kind)
        return tuple(facts for facts in found if facts is not None)
