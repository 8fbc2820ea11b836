"""The site that Hexo made before: which addresses it has, and in which zone they were made.

Hexo up to 8.1 makes addresses with the clock of the machine that it runs on, whatever `timezone`
says: a post of three in the morning may lie in the folder of the day before.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from hexodigest.document.front_matter import read_front_matter
from hexodigest.elsewhere import stat_of
from hexodigest.reading import read_file
from hexodigest.site.facts import PostFacts, facts_of
from hexodigest.site.files import SourceFile
from hexodigest.site.site import Site
from hexodigest.source import read_source

_LOCATION: Final = re.compile(rb"<loc>\s*([^<]*?)\s*</loc>")
# Zones with a summer of their own, then every whole offset; names of Etc have the sign reversed.
_WITH_SUMMER: Final = (
    "Europe/London",
    "Europe/Berlin",
    "Europe/Kyiv",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Australia/Sydney",
)
_FIXED: Final = (
    "UTC",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Kolkata",
    *(f"Etc/GMT{sign}{hours}" for hours in range(1, 13) for sign in "-+"),
)


class OldSiteError(Exception):
    """What was given is no built site and no sitemap; the message is one line."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The machine's zone with which most addresses fit, and the posts whose do not."""

    timezone: str | None  # None: the one that the blog itself names
    compared: int
    strangers: tuple[PostFacts, ...]


def compare_with(site: Site, old: Path) -> Comparison:
    """Find the zone with which posts are served where the site at `old` has them.

    `old` is the folder that Hexo built, or its `sitemap.xml`. Raises OldSiteError, and OSError.
    """
    known = _addresses(old, site.config.root)
    posts = [facts for facts in site.posts if site.is_shown(facts)]
    best = Comparison(None, len(posts), tuple(_strangers(posts, known)))
    if not best.strangers:
        return best
    read = [(post, read_front_matter(read_source(post.path).text)) for post in posts]
    for zone in (*_FIXED, *_WITH_SUMMER):
        other = Site(site.root, site.config, zone)
        moved = [
            facts_of(
                SourceFile(post.path, post.source, post.kind),
                front_matter,
                stat_of(post.path),
                other.config,
                other.zones,
            )
            for post, front_matter in read
        ]
        strangers = tuple(_strangers(moved, known))
        if len(strangers) < len(best.strangers):
            best = Comparison(zone, len(posts), strangers)
        if not strangers:
            break
    return best


def _strangers(posts: Sequence[PostFacts], known: frozenset[str]) -> Iterator[PostFacts]:
    """The posts whose addresses the old site has not."""
    return (post for post in posts if post.output not in known)


def _addresses(old: Path, root: str) -> frozenset[str]:
    """The files that the old site answers with, below the blog's root."""
    if old.is_dir():
        found = [
            (Path(folder) / name).relative_to(old).as_posix()
            for folder, _, names in os.walk(old)
            for name in names
        ]
        if not any(name.endswith(".html") for name in found):
            raise OldSiteError(f"`{old}` holds no page; give the folder that Hexo built, `public`")
        return frozenset(found)
    locations = _LOCATION.findall(read_file(old))
    if not locations:
        raise OldSiteError(f"`{old}` is no sitemap: it has no `<loc>`")
    named = (_file(location.decode("utf-8", "replace"), root) for location in locations)
    return frozenset(filter(None, named))


def _file(location: str, root: str) -> str:
    """The file that answers an address of a sitemap; empty for what is no address."""
    try:
        path = unquote(urlsplit(unescape(location)).path).removeprefix(root).lstrip("/")
    except ValueError:  # `http://[`
        return ""
    return f"{path}index.html" if not path or path.endswith("/") else path
