"""A configuration is read by plain checks as pydantic reads it, or left to pydantic."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from hexodigest.config import Config
from hexodigest.lint.rules.large_data_uri import Options
from hexodigest.settings import SettingsError, SettingsTable, fill

WORDS = st.sampled_from(["links", "error", "info", "[z-a]", "*", "**/a", "digest", "", "中", "("])
PLAIN = st.one_of(WORDS, st.integers(-2, 9), st.booleans(), st.floats(0, 3), st.none())
ANY = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2)
)
NAMES = st.lists(WORDS, max_size=2)
MODEL = st.fixed_dictionaries(
    {},
    optional={
        "model": WORDS | ANY,
        "category": WORDS | PLAIN,
        "path": WORDS | ANY,
        "heading_level": st.integers(0, 7) | PLAIN,
        "link_pattern": WORDS | ANY,
        "picks_per_day": st.integers(-1, 7) | PLAIN,
        "mdoel": WORDS,
    },
)
TABLE = st.fixed_dictionaries(
    {},
    optional={
        "select": NAMES | ANY,
        "per_file_ignores": st.dictionaries(WORDS, NAMES, max_size=2) | ANY,
        "severity": st.dictionaries(WORDS, WORDS, max_size=2) | ANY,
        "rules": st.dictionaries(WORDS, st.dictionaries(WORDS, ANY, max_size=2), max_size=2) | ANY,
        "exclude": NAMES | ANY,
        "theme": WORDS | ANY,
        "models": st.lists(MODEL, max_size=2) | ANY,
        "file": WORDS,
    },
)


def by_pydantic(table: type[SettingsTable], data: object) -> object:
    try:
        return TypeAdapter(table).validate_python(data)
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)[0]


def by_us(table: type[SettingsTable], data: object) -> object:
    try:
        return fill(table, data)
    except SettingsError as error:
        details: Mapping[str, object] = error.details  # type: ignore[assignment]  # a TypedDict
        return {name: details[name] for name in details if name not in {"url", "ctx"}}


@given(TABLE | ANY)
def test_a_table_is_filled_as_pydantic_fills_it(data: object) -> None:
    assert by_us(Config, data) == by_pydantic(Config, data)


@given(st.dictionaries(st.sampled_from(["longest", "lognest"]), PLAIN) | ANY)
def test_options_of_a_rule_are_too(data: object) -> None:
    assert by_us(Options, data) == by_pydantic(Options, data)


@given(TABLE)
def test_what_a_program_makes_is_checked_as_well(data: dict[str, object]) -> None:
    known = {name: value for name, value in data.items() if name != "file"}
    expected = by_pydantic(Config, known)
    if isinstance(expected, Config):
        assert Config(**known) == expected  # type: ignore[arg-type]  # of any type
    else:
        with pytest.raises(SettingsError):
            Config(**known)  # type: ignore[arg-type]  # as above
