"""Which rules there are: every module of `hexodigest.lint.rules` is one, named after its file."""

import inspect
import pkgutil
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from types import ModuleType

from hexodigest.lint import rules as package
from hexodigest.lint.rule import Rule
from hexodigest.lint.subject import Subject


class UnknownRuleError(ValueError):
    """A name or a glob that fits no rule."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return tuple(_rule(import_module(f"{package.__name__}.{name}")) for name in names)


def get_rule(name: str) -> Rule:
    """The rule of that name. Raises UnknownRuleError, which suggests the nearest."""
    for rule in all_rules():
        if rule.name == name:
            return rule
    raise UnknownRuleError(_unknown(name))


def check_patterns(patterns: tuple[str, ...]) -> None:
    """Raise UnknownRuleError for the first name or glob that fits no rule."""
    for pattern in patterns:
        if not any(fnmatchcase(rule.name, pattern) for rule in all_rules()):
            raise UnknownRuleError(_unknown(pattern))


def _rule(module: ModuleType) -> Rule:
    identifier = module.__name__.rpartition(".")[2]
    check = getattr(module, identifier)
    needs = tuple(inspect.signature(check).parameters)
    for need in needs:
        if not hasattr(Subject, need):
            message = f"rule `{identifier}` asks for `{need}`, which no run can give"
            raise TypeError(message)
    return Rule(
        name=identifier.replace("_", "-"),
        severity=module.SEVERITY,
        group=module.GROUP,
        page=inspect.cleandoc(module.__doc__ or ""),
        check=check,
        needs=needs,
    )


def _unknown(name: str) -> str:
    near = get_close_matches(name, [rule.name for rule in all_rules()], 1)
    hint = f", did you mean `{near[0]}`?" if near else ", `hexodigest rule` lists them all"
    return f"no rule is called `{name}`{hint}"
