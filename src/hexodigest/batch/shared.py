"""What many posts have alike is kept once: a tag, a chain of categories, a list of names.

What comes from other processes comes as copies. Of a hundred thousand posts those would be most of
what this process holds.
"""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

from hexodigest.batch.survey import Surveyed
from hexodigest.convert.page import Page
from hexodigest.document.front_matter import Value

Same = TypeVar("Same", bound=Hashable)


class Shared:
    """The values that have been seen."""

    def __init__(self) -> None:
        """None yet."""
        self._known: dict[Hashable, object] = {}

    def of(self, found: Surveyed, path: Path) -> Surveyed:
        """The same, made of what is here already; `path` is that of its file."""
        data = self._data(found.facts.data)
        facts = replace(
            found.facts,
            path=path,
            data=data,
            layout=self._same(found.facts.layout),
            tags=self._same(found.facts.tags),
            categories=self._same(found.facts.categories),
        )
        return found._replace(facts=facts, page=found.page and self._page(found.page, data))

    def _page(self, page: Page, data: dict[str, Value]) -> Page:
        return replace(
            page,
            data=data,
            layout=self._same(page.layout),
            language=self._same(page.language),
            tags=self._same(tuple(map(self._same, page.tags))),
            categories=self._same(page.categories),
            assets=page.assets or _NO_ASSETS,
        )

    def _data(self, data: Mapping[str, Value]) -> dict[str, Value]:
        return {self._same(key): self._value(value) for key, value in data.items()}

    def _value(self, value: Value) -> Value:
        """A list of names as it was first seen; nothing changes the data of a post."""
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            names = cast("tuple[str, ...]", tuple(value))
            known = self._known.setdefault(("names", names), value)
            return cast("Value", known)
        return value

    def _same(self, value: Same) -> Same:
        return cast("Same", self._known.setdefault((type(value), value), value))


_NO_ASSETS: dict[str, Path] = {}
