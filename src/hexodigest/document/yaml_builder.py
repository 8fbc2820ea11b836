"""Values are built from a flat run of YAML events, as js-yaml 4.3 builds them, within limits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from hexodigest.document import yaml_limits, yaml_marks, yaml_mends
from hexodigest.document.js_tags import (
    MERGE,
    UnknownTagError,
    tagged_list,
    tagged_mapping,
    tagged_scalar,
)
from hexodigest.document.js_values import (
    Value,
    WrongTypeError,
    in_key_order,
    key_text,
    keys_of,
    plain_scalar,
)
from hexodigest.document.yaml_errors import YamlError
from hexodigest.document.yaml_marks import column, end, refuse, start
from hexodigest.document.yaml_text import StandIns

_MAY_MERGE = frozenset({"<<", "null"})  # `!!merge` without a text is the key `null`
_ANY = "?"  # `!<?>` asks for what is done anyway


class Key(NamedTuple):
    """A key as js-yaml makes it, and where it is written."""

    text: str
    start: int
    end: int


_NOTHING = Event()


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    event: CollectionStartEvent
    items: list[Value] | None = None  # of a sequence
    mapping: dict[str, Value] = field(default_factory=dict)
    key: str | None = None  # read, its value not yet
    key_event: Event = _NOTHING
    merged: set[str] = field(default_factory=set)  # keys that came by `<<` and may come again


class Builder:
    """Takes events one by one; at the end, `root` is the document's value."""

    def __init__(self, source: StandIns) -> None:
        """Start with nothing read."""
        self.root: Value = None
        self.duplicates: list[Key] = []
        self.merges: list[Key] = []
        self._source = source
        self._retried = source.tabs_replaced
        self._open: list[_Open] = []
        self._anchors: dict[str, Value] = {}
        self._unfinished: set[str] = set()  # anchors of open collections
        self._aliases = self._expanded = self._merged = self._documents = 0

    def take_all(self, events: Iterable[Event]) -> None:
        """Build from all events. Raises YamlError where js-yaml does, and beyond the limits."""
        for count, event in enumerate(events):
            if type(event) is ScalarEvent:  # the commonest by far
                self._add(self._scalar(event), event)
            elif isinstance(event, CollectionStartEvent):
                self._start(event)
            elif isinstance(event, CollectionEndEvent):
                self._end()
            elif isinstance(event, AliasEvent):
                self._add(self._alias(event), event)
            elif isinstance(event, DocumentStartEvent):
                self._document(event)
            if count > yaml_limits.MAX_EVENTS:
                raise refuse(event, f"more than {yaml_limits.MAX_EVENTS:,} keys and values")

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise refuse(event, "a second YAML document starts here; front matter is a single one")

    def _scalar(self, event: ScalarEvent) -> Value:
        text = event.value
        plain = not event.style
        if self._source.originals or self._source.escapes:
            text = self._source.restore(text, start(event), event.style)
        if plain and (self._retried or not self._open or self._open[-1].event.flow_style):
            self._check_lines(event)
        value: Value
        if event.tag is None or event.tag == _ANY:
            value = plain_scalar(text) if plain else text
        else:
            value = self._tagged(event, None if plain and not text else text)
        if event.anchor is not None:
            self._anchors[event.anchor] = value
            self._unfinished.discard(event.anchor)
        return value

    def _check_lines(self, event: ScalarEvent) -> None:
        """Refuse a plain scalar that goes on with too little indent, where libyaml does not."""
        if yaml_marks.is_on_one_line(event):
            return
        blocks = [opened.event for opened in self._open if not opened.event.flow_style]
        refused = yaml_mends.less_indented_line(
            self._source.written,
            start(event),
            end(event),
            column(blocks[-1]) if blocks else None,
        )
        if refused is not None:
            raise YamlError("a line that goes on needs a deeper indent", refused)

    def _tagged(self, event: ScalarEvent, text: str | None) -> Value:
        try:
            return tagged_scalar(event.tag or "", text)
        except UnknownTagError:
            raise refuse(event, f"unknown tag `{event.tag}`") from None
        except WrongTypeError:
            raise refuse(event, f"`{text or ''}` is not a value of tag `{event.tag}`") from None

    def _alias(self, event: AliasEvent) -> Value:
        name = event.anchor or ""
        written = self._source.written[start(event) + 1 : end(event)]
        if name not in self._anchors:
            raise refuse(event, f"alias `*{written}` without an anchor before it; quote the value")
        if name in self._unfinished:
            raise refuse(event, f"alias `*{written}` within its own anchor")
        self._aliases += 1
        if self._aliases > yaml_limits.MAX_ALIASES:
            raise refuse(event, f"more than {yaml_limits.MAX_ALIASES} aliases")
        limit = yaml_limits.MAX_EXPANSION * len(self._source.text)
        value = self._anchors[name]
        self._expanded += yaml_limits.weight(value, limit)
        if self._expanded > limit:
            raise refuse(event, "aliases that expand to many times the front matter")
        return value

    def _start(self, event: CollectionStartEvent) -> None:
        if len(self._open) >= yaml_limits.MAX_DEPTH:
            raise refuse(event, f"nested deeper than {yaml_limits.MAX_DEPTH} levels")
        is_mapping = isinstance(event, MappingStartEvent)
        self._open.append(_Open(event, None if is_mapping else []))
        if event.anchor is not None:
            self._anchors[event.anchor] = None
            self._unfinished.add(event.anchor)

    def _end(self) -> None:
        opened = self._open.pop()
        event = opened.event
        value: Value
        try:
            if opened.items is None:
                value = in_key_order(opened.mapping)
                value = value if event.tag is None else tagged_mapping(event.tag, value)
            else:
                value = opened.items
                value = value if event.tag is None else tagged_list(event.tag, value)
        except UnknownTagError:
            raise refuse(event, f"unknown tag `{event.tag}`") from None
        except WrongTypeError:
            raise refuse(event, f"not a value of tag `{event.tag}`") from None
        if event.anchor is not None:
            self._anchors[event.anchor] = value
            self._unfinished.discard(event.anchor)
        self._add(value, event)

    def _add(self, value: Value, event: NodeEvent) -> None:
        """Put a finished value where it belongs: into the list, as the key, or under the key."""
        if not self._open:
            self.root = value
            return
        top = self._open[-1]
        if top.items is not None:
            if self._retried and not top.event.flow_style:
                yaml_mends.check_item(self._source.written, start(event))
            top.items.append(value)
        elif top.key is None:
            if self._retried and not top.event.flow_style:
                yaml_mends.check_key(self._source.written, start(event))
            top.key = value if type(value) is str else self._key(value, event)
            top.key_event = event
        else:
            self._store(top, top.key, value)
            top.key = None

    def _key(self, value: Value, event: NodeEvent) -> str:
        try:
            return key_text(value)
        except ValueError as error:
            raise refuse(event, str(error)) from None

    def _store(self, top: _Open, text: str, value: Value) -> None:
        event = top.key_event
        if text in _MAY_MERGE and isinstance(event, ScalarEvent) and self._merges(top, event):
            key = Key(text, start(event), end(event))
            self.merges.append(key)
            self._merge(top, key, value)
            return
        if text in top.mapping and text not in top.merged:
            self.duplicates.append(Key(text, start(event), end(event)))
        top.merged.discard(text)
        top.mapping[text] = value

    def _merges(self, top: _Open, event: ScalarEvent) -> bool:
        """Whether a key is js-yaml's merge key: `<<` without quotes, and without `?` in a block."""
        if event.tag is not None:
            return event.tag == MERGE
        if event.value != "<<" or event.style:
            return False
        explicit = yaml_mends.follows_question_mark(self._source.written, start(event))
        return bool(top.event.flow_style) or not explicit

    def _merge(self, top: _Open, key: Key, value: Value) -> None:
        """Take over the keys of one mapping, or of a list of them, that are not there yet."""
        sources = value if isinstance(value, list) else [value]
        if len(sources) > yaml_limits.MAX_MERGE_SOURCES:
            raise YamlError("more mappings merged than js-yaml takes", key.start, key.end)
        for source in sources:
            found = keys_of(source)
            if found is None:
                raise YamlError("`<<` wants a mapping, or a list of mappings", key.start, key.end)
            self._merged += 1 + len(found)
            if self._merged > yaml_limits.MAX_MERGED_KEYS:
                raise YamlError("more keys merged than js-yaml takes", key.start, key.end)
            new = found.keys() - top.mapping.keys()
            top.mapping.update({name: item for name, item in found.items() if name in new})
            top.merged |= new
