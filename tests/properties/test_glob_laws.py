"""What holds of every pattern of `skip_render`, `exclude`, `include` and `ignore`."""

import warnings

from hypothesis import given, settings
from hypothesis import strategies as st

from hexodigest.site.globs import matches

PATTERNS = st.text("ab/.*?!@+()[]{}|,\\-z", max_size=20)
PATHS = st.text("ab/.z-", max_size=12)


@given(PATTERNS, PATHS)
@settings(max_examples=1000)
def test_no_pattern_makes_matching_fail(pattern: str, path: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(matches(path, (pattern,)), bool)


@given(st.text("ab/.z-", min_size=1, max_size=12))
def test_a_path_without_signs_fits_itself(path: str) -> None:
    assert matches(path, (path,))


@given(PATTERNS, PATHS)
def test_a_list_fits_what_one_of_its_patterns_fits(pattern: str, path: str) -> None:
    assert matches(path, (pattern, "*")) == (matches(path, (pattern,)) or matches(path, ("*",)))
    assert not matches(path, ())
