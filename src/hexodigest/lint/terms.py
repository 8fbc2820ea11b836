"""Tags and categories of a blog: which of them are written in two ways, or share an address."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.document.js_values import Value, text_of
from hexodigest.site import PostFacts
from hexodigest.site.memory import Table
from hexodigest.source import Span
from hexodigest.traces import ask

Name = tuple[str, ...]  # a tag alone; a category from the root down
_Usual = tuple[int, Name]  # the least is of most posts


class Terms:
    """Terms by their addresses."""

    def __init__(self, kind: str, at: Table) -> None:
        """`kind` is what they are; see `usual_names`."""
        self._kind, self._at = kind, at

    def at(self, path: str) -> Name | None:
        """The name that most posts have of those at an address."""
        _, name = _usual(self._at[path]) if path in self._at else (0, None)
        ask(f"{self._kind} at", path, name)
        return name

    def in_any_case(self, path: str) -> Name | None:
        """The same of those whose addresses differ in the case of letters alone."""
        _, name = self._folded.get(path.casefold(), (0, None))
        ask(f"{self._kind} in any case", path, name)
        return name

    @cached_property
    def _folded(self) -> dict[str, _Usual]:
        found: dict[str, _Usual] = {}
        for path, row in self._at.items():
            key, usual = path.casefold(), _usual(row)
            found[key] = min(found.get(key, usual), usual)
        return found


def usual_names(terms: Iterable[tuple[Name, str, int]]) -> Table:
    """By path, how many posts have the name that most have, and that name.

    `terms` are names with path and count; none is given twice.
    """
    best: dict[str, _Usual] = {}
    for name, path, count in terms:
        best[path] = min(best.get(path, (0, name)), (-count, name))
    return {path: [str(-count), *name] for path, (count, name) in best.items()}


def _usual(row: list[str]) -> _Usual:
    return -int(row[0]), tuple(row[1:])


class TermUse(NamedTuple):
    """A term in the front matter of a post."""

    name: Name
    span: Span


def tags_in(document: Document, facts: PostFacts) -> Iterator[TermUse]:
    """The tags of a post with their places, each once."""
    entries = _entries(document, "tags", "tag")
    for tag in facts.tags:
        if tag in entries:
            yield TermUse((tag,), entries[tag])


def categories_in(document: Document, facts: PostFacts) -> Iterator[TermUse]:
    """The categories of a post with their places, parents too, each once."""
    entries = _entries(document, "categories", "category")
    for chain in all_chains(facts.categories):
        if chain[-1] in entries:
            yield TermUse(chain, entries[chain[-1]])


def all_chains(categories: Iterable[Name]) -> dict[Name, None]:
    """Each category and its parents, in order."""
    return dict.fromkeys(
        chain[:depth] for chain in categories for depth in range(1, len(chain) + 1)
    )


def _entries(document: Document, *keys: str) -> dict[str, Span]:
    """Where each name stands first, under the first of the keys that says something."""
    data = document.front_matter.data
    key = next((key for key in keys if data.get(key)), "")
    found: dict[str, Span] = {}
    for name, path in _leaves(data.get(key), (key,)):
        entry = document.front_matter.entry(*path)
        if entry is not None:
            found.setdefault(name, entry.value)
    return found


def _leaves(
    value: Value, path: tuple[str | int, ...]
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    elif value is not None:
        yield text_of(value), path
