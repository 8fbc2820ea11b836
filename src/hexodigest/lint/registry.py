"""Which rules there are: every module of `hexodigest.lint.rules` is one, named after its file.

`rules.json` says of each what a run must know before it imports one. `make docs` writes it.
"""

import inspect
import json
from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

from hexodigest.diagnostics import Severity
from hexodigest.lint.names import module_name, rule_names
from hexodigest.lint.rule import Rule, module_of

TABLE: Final = Path(__file__).with_name("rules.json")


class UnknownRuleError(ValueError):
    """A name or a glob that fits no rule."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name; one that is not in the table is imported."""
    rows = _rows()
    return tuple(rows.get(name) or read_rule(name) for name in rule_names())


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


def read_rule(name: str) -> Rule:
    """What the module of a rule says. Raises TypeError where it asks for what no run can give."""
    from hexodigest.lint.subject import Subject  # noqa: PLC0415 # the table need not be checked

    module = module_of(name)
    needs = tuple(inspect.signature(getattr(module, module_name(name))).parameters)
    for need in needs:
        if need != "options" and not hasattr(Subject, need):
            message = f"rule `{name}` asks for `{need}`, which no run can give"
            raise TypeError(message)
    words = getattr(module, "LOOKS_FOR", ())
    return Rule(name, module.SEVERITY, module.GROUP, needs, words)


def table_text() -> str:
    """The table of all rules, read from their modules."""
    rules = map(read_rule, rule_names())
    rows = ([rule.name, rule.severity, rule.group, rule.needs, rule.looks_for] for rule in rules)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"


def _rows() -> dict[str, Rule]:
    """The rules in the table, by name."""
    return {
        name: Rule(name, Severity(severity), group, tuple(needs), tuple(words))
        for name, severity, group, needs, words in json.loads(TABLE.read_text("utf-8"))
    }
