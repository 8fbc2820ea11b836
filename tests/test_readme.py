"""What README.md shows is what happens."""

import doctest

from readme import README, with_output


def test_every_command_prints_what_is_shown() -> None:
    shown = README.read_text(encoding="utf-8")
    assert shown.count("$ hexodigest ") >= 2
    assert with_output(shown) == shown, "run `make docs`"


def test_the_python_examples_are_true() -> None:
    failures, examples = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert examples
    assert not failures
