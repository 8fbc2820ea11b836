"""What the rules are called, without importing one of them."""

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "rules"


def rule_names() -> list[str]:
    """The names of all rules, sorted; a rule is named after its file."""
    files = (name.partition(".") for name in os.listdir(_FOLDER))  # noqa: PTH208  # names
    return sorted({rule_name(name) for name, _, end in files if end and not name.startswith("_")})


def rule_name(module: str) -> str:
    """The name of the rule in a module."""
    return module.replace("_", "-")


def module_name(rule: str) -> str:
    """The module that a rule is in."""
    return rule.replace("-", "_")
