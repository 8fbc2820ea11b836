"""The place of every key and value of a YAML header, for whoever has something to say about one."""

from dataclasses import dataclass
from typing import NamedTuple

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from hexodigest.document import yaml_marks
from hexodigest.document.js_values import key_text, plain_scalar
from hexodigest.document.js_yaml import events
from hexodigest.document.places import Entry, Path, Tabs
from hexodigest.source import Span


class _Slot(NamedTuple):
    """What the next node is: the value at `path`, under `key` when a mapping holds it."""

    path: Path | None = None  # None for a key, and for what has no path
    key: Span | None = None
    is_key: bool = False


@dataclass(slots=True)
class _Open:
    """A collection that is being walked."""

    slot: _Slot
    is_mapping: bool
    start: int
    end: int  # of what has been seen of it
    count: int = 0
    key: tuple[str | None, Span] | None = None  # read, its value not yet


def yaml_entries(raw: str, base: int) -> dict[Path, Entry]:
    """The place of every key and value of `raw`, which starts at `base` of the file.

    Of a text that is no YAML: of what stands before the fault.
    """
    walk = _Walk(Tabs(raw, base))
    for event in events(walk.tabs.text):
        walk.take(event)
    return walk.entries


class _Walk:
    """Takes events one by one and notes where each node stands."""

    def __init__(self, tabs: Tabs) -> None:
        """Start with nothing seen."""
        self.tabs = tabs
        self.entries: dict[Path, Entry] = {}
        self._open: list[_Open] = []

    def take(self, event: Event) -> None:
        """Note one event."""
        start, end = yaml_marks.start(event), yaml_marks.end(event)
        match event:
            case ScalarEvent() | AliasEvent():
                self._leaf(event, start, end)
            case CollectionStartEvent():
                is_mapping = isinstance(event, MappingStartEvent)
                self._open.append(_Open(self._slot(), is_mapping, start, end))
            case CollectionEndEvent():
                opened = self._open.pop()
                # A block collection ends where its last node does, not where the next one starts.
                stop = end if end > start else opened.end
                self._note(opened.slot, opened.start, stop)
                self._seen(stop, "[object Object]" if opened.is_mapping else None, opened)

    def _slot(self) -> _Slot:
        """What the next node is."""
        if not self._open:
            return _Slot(())
        top = self._open[-1]
        if not top.is_mapping:
            top.count += 1
            return _Slot(_below(top, top.count - 1))
        if top.key is None:
            return _Slot(is_key=True)
        (name, place), top.key = top.key, None
        return _Slot(None if name is None else _below(top, name), place)

    def _leaf(self, event: NodeEvent, start: int, end: int) -> None:
        slot = self._slot()
        end = start + len(self.tabs.text[start:end].rstrip())
        self._note(slot, start, end)
        self._seen(end, _key_name(event), _Open(slot, is_mapping=False, start=start, end=end))

    def _note(self, slot: _Slot, start: int, end: int) -> None:
        if slot.path:
            self.entries[slot.path] = Entry(slot.key, self.tabs.span(start, end))

    def _seen(self, end: int, name: str | None, node: _Open) -> None:
        """Tell the collection around a node that the node has ended, and what key it was."""
        if self._open:
            top = self._open[-1]
            top.end = max(top.end, end)
            if node.slot.is_key:
                top.key = (name, self.tabs.span(node.start, end))


def _below(top: _Open, step: str | int) -> Path | None:
    """A node's path in a collection; the items of a top-level list have their indices as keys."""
    if top.slot.path is None:
        return None
    if top.slot.path == ():
        return (str(step),)
    return (*top.slot.path, step)


def _key_name(event: NodeEvent) -> str | None:
    """The name that a scalar gives as a key; None for an alias."""
    if not isinstance(event, ScalarEvent):
        return None
    if event.tag is None and not event.style:
        return key_text(plain_scalar(event.value) if event.value else None)
    return event.value
