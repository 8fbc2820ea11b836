"""The examples in the documentation of the library are true."""

import doctest
from types import ModuleType

import pytest

import hexodigest.api
import hexodigest.conversion
from conftest import ROOT

OPTIONS = doctest.ELLIPSIS


@pytest.mark.parametrize(
    "module", [hexodigest.api, hexodigest.conversion], ids=lambda module: module.__name__
)
def test_the_examples_of_a_module_are_true(module: ModuleType) -> None:
    failures, examples = doctest.testmod(module, optionflags=OPTIONS)
    assert examples
    assert not failures


def test_the_examples_of_the_page_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = str(ROOT / "docs" / "library.md")
    failures, examples = doctest.testfile(
        page, module_relative=False, encoding="utf-8", optionflags=OPTIONS
    )
    assert examples
    assert not failures
