"""What a configuration comes to, as TOML: each setting, and where it is from."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from hexodigest.config import Config
from hexodigest.lint.options import check_options, options_of
from hexodigest.lint.registry import all_rules
from hexodigest.lint.selection import Selection
from hexodigest.settings import SettingsTable


def in_force(config: Config, path: Path) -> str:
    """The configuration that holds for `path`. Raises ConfigError for options of no rule."""
    check_options(config)
    return "\n".join([*_settings(config), *_options(config), *_models(config), *_on(config, path)])


def _settings(config: Config) -> Iterator[str]:
    yield f"# {config.file or 'no hexodigest.toml, and no [tool.hexodigest] in a pyproject.toml'}"
    yield from _rows(config, config.given, config, {"rules", "models"})


def _options(config: Config) -> Iterator[str]:
    for rule in all_rules():
        options = options_of(rule, config)
        if options is not None:
            yield f"\n[rules.{rule.name}]"
            yield from _rows(options, config.rules.get(rule.name, {}), config)


def _models(config: Config) -> Iterator[str]:
    given = config.given.get("models", [])
    for model, table in zip(config.models, given, strict=True):
        yield "\n[[models]]"
        yield from (row for row in _rows(model, table, config) if not row.endswith("# default"))


def _rows(
    table: SettingsTable, given: Mapping[str, Any], config: Config, left_out: Collection[str] = ()
) -> Iterator[str]:
    """A line a setting; one that may be unset and is has no TOML, and so no line."""
    name = config.file.name if config.file else ""
    for field in fields(table):
        value = getattr(table, field.name)
        if field.name not in left_out and value is not None:
            yield f"{field.name} = {_toml(value)}  # {name if field.name in given else 'default'}"


def _on(config: Config, path: Path) -> Iterator[str]:
    selection = Selection.of(config, path)
    off = [
        rule.name for rule in all_rules() if selection.severity_of(rule.name, rule.severity) is None
    ]
    yield f"\n# {len(all_rules()) - len(off)} of {len(all_rules())} rules are on; off are:"
    yield from (f"#   {name}" for name in off)
    yield ""


def _toml(value: object) -> str:
    match value:
        case bool() | int():
            return json.dumps(value)
        case Mapping():
            pairs = ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            return json.dumps(str(value), ensure_ascii=False)
