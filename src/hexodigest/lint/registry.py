"""Which rules there are: every module of `hexodigest.lint.rules` is one, named after its file."""

import inspect
from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from types import ModuleType

from hexodigest.lint import rules as package
from hexodigest.lint.names import module_name, rule_name, rule_names
from hexodigest.lint.rule import Rule
from hexodigest.lint.subject import Subject


class UnknownRuleError(ValueError):
    """A name or a glob that fits no rule."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    return tuple(
        _rule(import_module(f"{package.__name__}.{module_name(name)}")) for name in rule_names()
    )


@cache
def groups() -> tuple[str, ...]:
    """The groups as a user selects them: `front-matter`."""
    return tuple(sorted({group_name(rule.group) for rule in all_rules()}))


def group_of(name: str) -> str:
    """The group of the rule of that name, as a user selects it; empty where no rule has it."""
    return _groups().get(name, "")


def group_name(group: str) -> str:
    """A group in one word."""
    return group.replace(" ", "-")


@cache
def _groups() -> dict[str, str]:
    return {rule.name: group_name(rule.group) for rule in all_rules()}


def get_rule(name: str) -> Rule:
    """The rule of that name. Raises UnknownRuleError, which suggests the nearest."""
    for rule in all_rules():
        if rule.name == name:
            return rule
    raise UnknownRuleError(unknown_rule(name))


def check_patterns(patterns: Iterable[str]) -> None:
    """Raise UnknownRuleError for the first name, group or glob that fits no rule."""
    for pattern in patterns:
        if not is_known(pattern):
            raise UnknownRuleError(unknown_rule(pattern))


def is_known(pattern: str) -> bool:
    """Whether a name, a group or a glob fits a rule."""
    return pattern in groups() or any(fnmatchcase(rule.name, pattern) for rule in all_rules())


def unknown_rule(name: str) -> str:
    """Say that there is no such rule, and which one may be meant."""
    known = [*(rule.name for rule in all_rules()), *groups()]
    near = get_close_matches(name, known, 1)
    hint = f", did you mean `{near[0]}`?" if near else ", `hexodigest rule` lists them all"
    return f"no rule is called `{name}`{hint}"


def _rule(module: ModuleType) -> Rule:
    identifier = module.__name__.rpartition(".")[2]
    check = getattr(module, identifier)
    needs = tuple(inspect.signature(check).parameters)
    for need in needs:
        if need != "options" and not hasattr(Subject, need):
            message = f"rule `{identifier}` asks for `{need}`, which no run can give"
            raise TypeError(message)
    return Rule(
        name=rule_name(identifier),
        severity=module.SEVERITY,
        group=module.GROUP,
        page=inspect.cleandoc(module.__doc__ or ""),
        check=check,
        needs=needs,
        looks_for=getattr(module, "LOOKS_FOR", ()),
        options=module.Options if "options" in needs else None,
    )
