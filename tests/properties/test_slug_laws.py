"""What holds of every slug."""

from hypothesis import given
from hypothesis import strategies as st

from hexodigest.slugs import escape_diacritics, slugize


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slugize(slugize(text)) == slugize(text)


@given(st.text())
def test_the_transform_changes_case_alone(text: str) -> None:
    assert slugize(text, 1) == slugize(text).lower()
    assert slugize(text, 2) == slugize(text).upper()


@given(st.text())
def test_a_slug_neither_starts_nor_ends_nor_repeats_its_separator(text: str) -> None:
    slug = slugize(text)
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug


@given(st.text())
def test_a_slug_holds_no_white_space_and_no_sign_of_an_address(text: str) -> None:
    assert not set(slugize(text)) & set(" \t\n\r\u3000\ufeff/?#&%:\"'<>")


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_has_no_marks_to_lose(text: str) -> None:
    assert escape_diacritics(text) == text


@given(st.text())
def test_marks_once_lost_stay_lost(text: str) -> None:
    once = escape_diacritics(text)
    assert escape_diacritics(once) == once
