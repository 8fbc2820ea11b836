"""Which unknown keys are taken for a slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexodigest.lint.known_keys import KNOWN, meant_by


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("premalink", "permalink"),
        ("updaetd", "updated"),
        ("uppdated", "updated"),
        ("Tags", "tags"),
        ("tgas", "tags"),
        ("dtae", "date"),
        ("itlte", None),
        ("ttile", "title"),
        ("catergories", "categories"),
        ("categorie", "categories"),
        ("catagory", "category"),
        ("descripton", "description"),
        ("disablenunjucks", "disableNunjucks"),
        ("thumnail", "thumbnail"),
    ],
)
def test_a_slip_is_told_from_the_key_that_was_meant(key: str, meant: str | None) -> None:
    assert meant_by(key) == meant


WORDS = """
interesting total read cite publish abbr data rate dates titles keyword comment update updates
coverImg headimg recover post_title title2 标题 e-mail subtitled discover toc tab
"""


@pytest.mark.parametrize("key", WORDS.split())
def test_a_word_of_its_own_is_left_alone(key: str) -> None:
    assert meant_by(key) is None


@given(st.sampled_from(sorted(KNOWN)))
def test_a_known_key_is_never_a_slip(key: str) -> None:
    assert meant_by(key) is None


@given(st.text(max_size=30))
def test_what_was_meant_is_a_known_key(key: str) -> None:
    assert meant_by(key) in {None, *KNOWN}
