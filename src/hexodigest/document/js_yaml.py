"""YAML as js-yaml 4.3 reads it, on libyaml's events: the one door of `yaml` and `frontmatter`.

PyYAML's own loaders differ from js-yaml in what `yes`, `010`, `12:30` and `1e3` are, take a key
twice, and its C loader ends the process on 25 kB of `[`. Events are flat and cheap: one walk over
them builds the values, counts what a hostile header could blow up, and never recurses.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import yaml
from frontmatter.default_handlers import YAMLHandler

from hexodigest.document import yaml_limits
from hexodigest.document.js_values import Value
from hexodigest.document.yaml_builder import Builder, Key
from hexodigest.document.yaml_errors import YamlError, explain
from hexodigest.document.yaml_mends import may_go_on, mended
from hexodigest.document.yaml_text import StandIns, with_stand_ins

__all__ = ["HANDLER", "JsYamlHandler", "JsYamlLoader", "Yaml", "YamlError", "events"]

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Yaml:
    """What a YAML text says; js-yaml refuses it when it has `duplicates`."""

    value: Value
    duplicates: tuple[Key, ...]
    merges: tuple[Key, ...]


class JsYamlLoader(yaml.CSafeLoader):
    """A PyYAML loader whose document is built as js-yaml 4.3 builds it."""

    def __init__(self, source: StandIns) -> None:
        """Read `source.text`; nothing is parsed yet."""
        super().__init__(source.text)
        self._source = source

    def get_single_data(self) -> Yaml:
        """The document. Raises YamlError, and yaml.YAMLError where libyaml does."""
        builder = Builder(self._source)
        builder.take_all(iter(self.get_event, None))
        return Yaml(builder.root, tuple(builder.duplicates), tuple(builder.merges))


class JsYamlHandler(YAMLHandler):
    """python-frontmatter's YAML handler, reading as js-yaml 4.3 does."""

    def load(self, fm: str, **_: object) -> Yaml:  # type: ignore[override]  # not only mappings
        """What `fm` says. Raises YamlError where js-yaml raises, and beyond the limits."""
        return _patiently(fm, self._read)

    def _read(self, source: StandIns) -> Yaml:
        loaded: Yaml = super().load(source.text, Loader=lambda _text: JsYamlLoader(source))
        return loaded


HANDLER = JsYamlHandler()


def events(text: str) -> list[yaml.Event]:
    """What libyaml finds in `text`, up to a fault or a limit; nothing in what is too long."""
    found: list[yaml.Event] = []

    def read(source: StandIns) -> None:
        found.clear()
        depth = 0
        for event in iter(JsYamlLoader(source).get_event, None):
            found.append(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > yaml_limits.MAX_DEPTH or len(found) > yaml_limits.MAX_EVENTS:
                return

    with suppress(YamlError):
        _patiently(text, read)
    return found


def _patiently(text: str, read: Callable[[StandIns], _Read]) -> _Read:
    """Read, and read again where libyaml stops and js-yaml goes on. Raises YamlError."""
    yaml_limits.check_size(text)
    source = with_stand_ins(text)
    rounds = 0
    while True:
        try:
            return read(source)
        except yaml.YAMLError as error:
            again = mended(source, error)
            rounds += 1
            if again is None or not may_go_on(text, rounds):
                raise explain(error, text) from None
        source = again
