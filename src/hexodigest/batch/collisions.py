"""Which pages might want one name, and who gets it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from hexodigest.site.permalinks import without_extension

_ANY_MARK = re.compile(r"[\W_]+")
_CUT = 50
_INDEX = re.compile(r"(^|/)_?index$")


def suspects(sources: Iterable[str]) -> frozenset[str]:
    """Sources that a target might give one file name: they differ in signs, case or kind alone."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources:
        alike[_rough(source)].append(source)
    return frozenset(source for group in alike.values() if len(group) > 1 for source in group)


def _rough(source: str) -> str:
    """The name without folders of Hexo's own, extension, case, accents' forms and signs."""
    name = source.removeprefix("_posts/").removeprefix("_drafts/")
    name = _INDEX.sub("", without_extension(name))
    name = "/".join(part[:_CUT] for part in name.split("/"))  # a long name is cut somewhere
    return _ANY_MARK.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-")


class Names:
    """The paths that are taken, also where case and the forms of accents do not count."""

    def __init__(self) -> None:
        """All are free."""
        self._taken: dict[str, str] = {}

    def take(self, path: str, source: str) -> str | None:
        """Give `path` to a source; the source that has it already, if that is another."""
        owner = self._taken.setdefault(_folded(path), source)
        return None if owner == source else owner

    def owner(self, path: str) -> str | None:
        """The source that has it."""
        return self._taken.get(_folded(path))

    def is_free(self, path: str) -> bool:
        """Whether no source has it."""
        return _folded(path) not in self._taken

    def free(self, path: PurePosixPath) -> PurePosixPath:
        """`path`, or with a number behind its name when that is taken."""
        found = path
        number = 2
        while not self.is_free(str(found)):
            found = path.with_stem(f"{path.stem}-{number}")
            number += 1
        return found


def _folded(path: str) -> str:
    folded = unicodedata.normalize("NFC", path).casefold()
    return path if folded == path else folded  # nothing is kept twice
