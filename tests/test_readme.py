"""What README.md shows is what happens."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

README = ROOT / "README.md"
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"^\$ hexodigest (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def _commands() -> list[tuple[str, str]]:
    """Each command of README.md with the output printed below it."""
    blocks = _CONSOLE.findall(README.read_text(encoding="utf-8"))
    return [pair for block in blocks for pair in _COMMAND.findall(block)]


@pytest.mark.parametrize(("command", "shown"), _commands())
def test_a_command_prints_what_is_shown(command: str, shown: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = subprocess.run(
        [Path(sys.executable).with_name("hexodigest"), *command.split()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100"},
    )
    assert done.stdout == shown


def test_the_readme_has_commands() -> None:
    assert len(_commands()) >= 2


def test_the_python_examples_are_true() -> None:
    failures, examples = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert examples
    assert not failures
