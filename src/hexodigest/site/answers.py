"""What the posts of a blog have in common, by what is asked: who asks is noted with the answer."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from hexodigest.site.memory import Table
from hexodigest.traces import ask, is_asking

Answer = TypeVar("Answer")


class Answers(Mapping[str, Answer]):
    """A mapping whose every look-up is a question of the kind `kind`.

    `plain` makes of an answer what stays the same as long as the answer does.
    """

    def __init__(
        self, kind: str, known: Mapping[str, Answer], plain: Callable[[Answer], object]
    ) -> None:
        """Ask nothing yet."""
        self._kind, self._known, self._plain = kind, known, plain

    def __getitem__(self, key: str) -> Answer:
        """The answer. Raises KeyError when there is none."""
        if is_asking():
            found = key in self._known
            ask(self._kind, key, self._plain(self._known[key]) if found else None)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        """Every key, which is a question about all of them."""
        ask(f"every {self._kind}", "", sorted(self._known))
        return iter(self._known)

    def __len__(self) -> int:
        """How many there are; as large a question."""
        ask(f"every {self._kind}", "", sorted(self._known))
        return len(self._known)


class Lookup(Mapping[str, Answer]):
    """A table of texts, of which an answer is made when it is asked for."""

    def __init__(self, table: Table, read: Callable[[list[str]], Answer]) -> None:
        """Make nothing yet."""
        self._table, self._read = table, read

    def __getitem__(self, key: str) -> Answer:
        """The answer. Raises KeyError when there is none."""
        return self._read(self._table[key])

    def __iter__(self) -> Iterator[str]:
        """Every key."""
        return iter(self._table)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._table)
