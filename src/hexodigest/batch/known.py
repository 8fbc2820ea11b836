"""What front matters said in an earlier run: of a file that is as it was, nothing is read again.

`.hexodigest/facts` in the output folder has a line of settings, and then a line a file. What is not
sure there is read anew: a file that had just changed when it was read, what follows from other
settings, and what somebody else has written in it.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from hexodigest.batch.order import Order, blog_of
from hexodigest.batch.places import Place
from hexodigest.batch.survey import NOTHING, Item, Surveyed, surveyed
from hexodigest.elsewhere import stat_of
from hexodigest.site.facts import is_updated_by_file
from hexodigest.site.memory import read, written
from hexodigest.site.site import Site

NAME: Final = "facts"


class Known:
    """The facts that an earlier run into a folder has left there."""

    def __init__(self, place: Place, order: Order, settings: str) -> None:
        """Look what there is; nothing holds that was found with other settings."""
        self._place = place
        self._order = order
        self._header = f"1 {settings}\n".encode()
        self._recalled: set[str] = set()
        self._lines = self._load()
        self._count = len(self._lines)

    def recall(self, item: Item, path: Path) -> Surveyed | None:
        """What is known of a file that is as it was; None when it is to be read."""
        line = self._lines.get(_key(item.source))
        if line is None or item.identity is None:
            return None
        site = blog_of(self._order).site
        try:
            _, identity, content, text = line.decode().split("\t")
            if identity != _words(item.identity):
                return None
            facts = read(text, path, stat_of(path), site.zones)
            found = surveyed(self._order, facts, NOTHING, content)
        except (OSError, TypeError, ValueError, LookupError, AttributeError):
            return None  # changed this very moment, or made up by somebody
        self._recalled.add(item.source)
        return found

    def rest(self) -> None:
        """Hold nothing until it is saved: of many files it would be much."""
        self._lines = {}

    def save(self, items: Mapping[str, Item], found: Mapping[str, Surveyed], site: Site) -> None:
        """Leave what is known now for the next run. Raises OSError."""
        sure = sum(
            source in self._recalled or items[source].identity is not None for source in found
        )
        if sure != self._count or sure != len(self._recalled):
            self._lines = self._load()
            self._place.save(NAME, b"".join([self._header, *self._renewed(items, found, site)]))

    def _renewed(
        self, items: Mapping[str, Item], found: Mapping[str, Surveyed], site: Site
    ) -> Iterator[bytes]:
        for source, each in found.items():
            line = self._lines.get(_key(source)) if source in self._recalled else None
            if line is not None:
                yield line
            elif items[source].identity:
                yield _line(items[source], each, site)

    def _load(self) -> dict[bytes, bytes]:
        data = self._place.load(NAME)
        if data is None or not data.startswith(self._header):
            return {}
        lines = data[len(self._header) :].splitlines(keepends=True)
        return {line.partition(b"\t")[0]: line for line in lines}


def _line(item: Item, found: Surveyed, site: Site) -> bytes:
    by_file = is_updated_by_file(found.facts.data, site.config, site.zones)
    facts = written(found.facts, updated_by_file=by_file)
    # No part has a tab or the end of a line in it: JSON escapes them.
    parts = (_words(item.identity), found.content, facts)
    return b"\t".join([_key(item.source), *(part.encode() for part in parts)]) + b"\n"


def _key(source: str) -> bytes:
    return json.dumps(source).encode()


def _words(identity: tuple[int, ...] | None) -> str:
    return " ".join(map(str, identity or ()))
