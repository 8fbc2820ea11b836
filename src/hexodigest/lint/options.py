"""The options of a rule: a table of settings beside it, filled from `[rules.<name>]`."""

from hexodigest.config import Config, ConfigError
from hexodigest.lint.registry import UnknownRuleError, get_rule
from hexodigest.lint.rule import Rule
from hexodigest.settings import SettingsError, SettingsTable, explain, fill

# By a rule's name: what it was last asked for, and the answer.
_read: dict[str, tuple[Config, type[SettingsTable], SettingsTable]] = {}


def options_of(rule: Rule, config: Config) -> SettingsTable | None:
    """What the configuration says to a rule; None for a rule without options.

    Raises ConfigError, which names the file and the key, when it is not what the rule takes.
    """
    if rule.options is None:
        return None
    known = _read.get(rule.name)
    if known is None or known[0] is not config or known[1] is not rule.options:
        known = _read[rule.name] = config, rule.options, _options(rule, rule.options, config)
    return known[2]


def _options(rule: Rule, options: type[SettingsTable], config: Config) -> SettingsTable:
    try:
        return fill(options, config.rules.get(rule.name, {}))
    except SettingsError as error:
        loc = error.details["loc"]
        words = explain(error.details, loc, options, f"[rules.{rule.name}]")
        raise ConfigError(in_file(config, words)) from error


def check_options(config: Config) -> None:
    """Raise ConfigError for the first table of a rule that cannot be used."""
    for name in config.rules:
        try:
            rule = get_rule(name)
        except UnknownRuleError as error:
            raise ConfigError(in_file(config, f"[rules.{name}]: {error}")) from error
        if rule.options is None:
            raise ConfigError(in_file(config, f"[rules.{name}]: rule `{name}` has no options"))
        options_of(rule, config)


def in_file(config: Config, message: str) -> str:
    """The message after the configuration's file, if it has one."""
    return f"{config.file}: {message}" if config.file else message
