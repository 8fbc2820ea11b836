"""Which model a post must fit, as the configuration says."""

import importlib
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from hexodigest.config import Config, ConfigError, ModelRule
from hexodigest.document import Document
from hexodigest.schema.options import DIGEST, DigestOptions
from hexodigest.schema.terms import category_paths, layout_of
from hexodigest.traces import ask_what_cannot_be_asked_again

if TYPE_CHECKING:
    from pydantic import BaseModel

BUILT_IN = {
    "arxiv-insights": "hexodigest.schema.arxiv_insights:ArxivInsights",
    "digest": "hexodigest.schema.digest:Digest",
    "post": "hexodigest.schema.digest:Post",
}

# Holds after all that the configuration names.
_DEFAULT = ModelRule(model="arxiv-insights", category="Arxiv-Insights")

# What was found for a document in a configuration: several rules ask.
_rules: WeakKeyDictionary[Document, tuple[Config, ModelRule | None]] = WeakKeyDictionary()
_loaded: dict[str, Path] = {}  # the folder that each user's top-level module came from


class PostModel(NamedTuple):
    """A model and the options that it is checked with."""

    model: "type[BaseModel]"
    options: DigestOptions
    name: str  # as the configuration names it


def rule_for(document: Document, config: Config) -> ModelRule | None:
    """The first rule of the configuration that matches a post, or the built-in one."""
    known = _rules.get(document)
    if known is None or known[0] is not config:
        rules = (*config.models, _DEFAULT)
        found = next((rule for rule in rules if _matches(rule, document, config)), None)
        known = _rules[document] = config, found
    return known[1]


def model_for(document: Document, config: Config) -> PostModel | None:
    """The model that a post must fit; None where nothing names one.

    Raises ConfigError when the configuration names a class that cannot be had.
    """
    rule = rule_for(document, config)
    return None if rule is None else _model_of(rule, config)


def digest_rules(config: Config) -> Iterator[tuple[ModelRule, DigestOptions]]:
    """The rules whose model is built in, each with its options."""
    for rule in (*config.models, _DEFAULT):
        if rule.model in BUILT_IN:
            yield rule, _model_of(rule, config).options


def _model_of(rule: ModelRule, config: Config) -> PostModel:
    model = load_model(rule.model, config)
    defaults = getattr(model, "options", None)
    if not isinstance(defaults, DigestOptions):
        defaults = DIGEST
    return PostModel(model, _options(rule, defaults), rule.model)


def digest_options(document: Document, config: Config) -> DigestOptions | None:
    """The options to read a post's picks with; None where its model is no digest.

    Raises ConfigError as `model_for` does.
    """
    chosen = model_for(document, config)
    return chosen.options if chosen and "picks" in chosen.model.model_fields else None


def load_model(name: str, config: Config) -> "type[BaseModel]":
    """A built-in model, or a class by its `package.module:Class`, found beside the configuration.

    Raises ConfigError when there is no such class, or it is no pydantic model.
    """
    from pydantic import BaseModel  # noqa: PLC0415 # few posts have a model

    if name not in BUILT_IN:
        ask_what_cannot_be_asked_again()  # code of the user's may look at anything
    module_name, colon, class_name = BUILT_IN.get(name, name).partition(":")
    if not colon:
        raise _fault(config, name, f"is neither `package.module:Class` nor one of {_known()}")
    try:
        module = _import(module_name, config.folder)
        found = getattr(module, class_name)
    except Exception as error:  # a module of the user's may raise anything
        raise _fault(
            config, name, f"cannot be loaded: {str(error) or type(error).__name__}"
        ) from error
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        raise _fault(config, name, "is no pydantic model")
    return found


def _options(rule: ModelRule, defaults: DigestOptions) -> DigestOptions:
    """The defaults of a model with what the configuration sets."""
    given = {field.name: getattr(rule, field.name) for field in fields(DigestOptions)}
    return replace(defaults, **{name: value for name, value in given.items() if value is not None})


def _import(name: str, folder: Path) -> object:
    """Import a module, looking in `folder` first; one of that name from elsewhere gives way."""
    top = name.partition(".")[0]
    is_own = (folder / top).is_dir() or (folder / f"{top}.py").is_file()
    if not is_own:
        return importlib.import_module(name)
    if _loaded.get(top, folder) != folder:
        for loaded in [key for key in sys.modules if key.partition(".")[0] == top]:
            del sys.modules[loaded]
    _loaded[top] = folder
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))


def _matches(rule: ModelRule, document: Document, config: Config) -> bool:
    data = document.front_matter.data
    if rule.category is not None and not any(rule.category in p for p in category_paths(data)):
        return False
    if rule.layout is not None and rule.layout != layout_of(data):
        return False
    if rule.path is None:
        return True
    return document.path is not None and config.matches(document.path, rule.path)


def _known() -> str:
    return ", ".join(f"`{name}`" for name in BUILT_IN)


def _fault(config: Config, name: str, words: str) -> ConfigError:
    return ConfigError(f"{config.file or 'configuration'}: model `{name}` {words}".split("\n")[0])
