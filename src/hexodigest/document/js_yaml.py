"""YAML as js-yaml 4.3 reads it, on libyaml's events: the one door of `yaml` and `frontmatter`.

PyYAML's own loaders differ from js-yaml in what `yes`, `010`, `12:30` and `1e3` are, take a key
twice, and its C loader ends the process on 25 kB of `[`. Events are flat and cheap: one walk over
them builds the values, counts what a hostile header could blow up, and never recurses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from frontmatter.default_handlers import YAMLHandler

from hexodigest.document import yaml_limits
from hexodigest.document.js_values import Value
from hexodigest.document.yaml_builder import Builder, Key
from hexodigest.document.yaml_errors import YamlError, explain
from hexodigest.document.yaml_text import StandIns, with_stand_ins


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
        yaml_limits.check_size(fm)
        source = with_stand_ins(fm)
        try:
            loaded: Yaml = super().load(fm, Loader=lambda _text: JsYamlLoader(source))
        except yaml.YAMLError as error:
            raise explain(error, fm) from None
        return loaded


def events(text: str) -> Iterator[yaml.Event]:
    """What libyaml finds in `text`, up to where it gives up; nothing in what is too long."""
    try:
        yaml_limits.check_size(text)
        loader = JsYamlLoader(with_stand_ins(text))
        yield from iter(loader.get_event, None)
    except (yaml.YAMLError, YamlError):
        return
