"""Every loss that a conversion can report has a meaning."""

import ast
from collections.abc import Iterator
from pathlib import Path

import hexodigest.convert
from hexodigest.convert.losses import LOSSES
from hexodigest.convert.unfollowed import OF_ZOLA, UNFOLLOWED
from hexodigest.verify.accounts import TOUCHES

SOURCES = sorted(Path(hexodigest.convert.__file__).parent.rglob("*.py"))
# Those whose names are not written where they are made.
NAMED_ELSEWHERE = {"unclosed-tag", "unknown-tag", "unreadable-tag"}


def _written_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else called
        first = node.args[0]
        if called in {"Diagnostic", "loss"} and isinstance(first, ast.Constant):
            yield first.value


def test_every_loss_has_a_meaning_and_every_meaning_a_loss() -> None:
    made = {name for path in SOURCES for name in _written_names(path)}
    settings = {setting.loss for setting in (*UNFOLLOWED, *OF_ZOLA)}
    assert len(made) > 20
    assert made | NAMED_ELSEWHERE | settings == set(LOSSES)


def test_what_a_loss_touches_is_said_of_losses() -> None:
    assert set(TOUCHES) <= set(LOSSES)
