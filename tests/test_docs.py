"""The pages of docs/ that are made of the code are fresh."""

import tomllib
from dataclasses import fields

import pytest
from docs import PAGES

from conftest import ROOT
from hexodigest.config import Config, ModelRule
from hexodigest.lint.config_page import configuration_page
from hexodigest.lint.registry import TABLE, all_rules, read_rule, table_text
from hexodigest.settings import fill


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fresh(name: str) -> None:
    """`make docs` writes it."""
    assert (ROOT / "docs" / name).read_text("utf-8") == PAGES[name]()


def test_the_table_of_rules_is_fresh() -> None:
    """`make docs` writes it."""
    assert TABLE.read_text("utf-8") == table_text()
    assert [*all_rules()] == [read_rule(rule.name) for rule in all_rules()]


def test_every_setting_is_in_the_page() -> None:
    page = configuration_page()
    for key in (field.name for field in (*fields(Config), *fields(ModelRule))):
        assert f"\n| `{key}` | " in page


def test_the_configuration_that_the_page_shows_is_one() -> None:
    _, _, rest = configuration_page().partition("```toml\n")
    fill(Config, tomllib.loads(rest.partition("```")[0]))
