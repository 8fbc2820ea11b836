"""What a user asks of a conversion, beside its target."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ZOLA_VERSIONS: Final = ("0.22", "0.23")


@dataclass(frozen=True, slots=True)
class Options:
    """`timezone` is that of the machine that Hexo ran on: it decides the day in an address."""

    content_only: bool = False  # no theme and no configuration: the user has his own
    timezone: str | None = None
    check_against: Path | None = None  # what Hexo made before: a folder or a sitemap
    zola_version: str = ZOLA_VERSIONS[0]  # 0.23 runs every page as a template first

    def has_theme(self, target: str) -> bool:
        """Whether ours is written: Zola 0.23 wants templates of another kind."""
        return not self.content_only and (target, self.zola_version) != ("zola", ZOLA_VERSIONS[1])
