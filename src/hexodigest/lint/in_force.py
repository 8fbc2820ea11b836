"""What a configuration comes to, as TOML: each setting, and where it is from."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from hexodigest.config import Config
from hexodigest.lint.options import check_options, options_of
from hexodigest.lint.registry import all_rules
from hexodigest.lint.selection import Selection


def in_force(config: Config, path: Path) -> str:
    """The configuration that holds for `path`. Raises ConfigError for options of no rule."""
    check_options(config)
    return "\n".join([*_settings(config), *_options(config), *_models(config), *_on(config, path)])


def _settings(config: Config) -> Iterator[str]:
    yield f"# {config.file or 'no hexodigest.toml, and no [tool.hexodigest] in a pyproject.toml'}"
    yield from _rows(config, {"rules", "models"}, config)


def _options(config: Config) -> Iterator[str]:
    for rule in all_rules():
        options = options_of(rule, config)
        if options is not None:
            yield f"\n[rules.{rule.name}]"
            yield from _rows(options, set(), config)


def _models(config: Config) -> Iterator[str]:
    for model in config.models:
        yield "\n[[models]]"
        yield from (row for row in _rows(model, set(), config) if not row.endswith("# default"))


def _rows(model: BaseModel, left_out: set[str], config: Config) -> Iterator[str]:
    """A line a setting; one that may be unset and is has no TOML, and so no line."""
    name = config.file.name if config.file else ""
    for key in type(model).model_fields:
        value = getattr(model, key)
        if key not in left_out and value is not None:
            origin = name if key in model.model_fields_set else "default"
            yield f"{key} = {_toml(value)}  # {origin}"


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
