"""Which ranges hold a span, and which spans stand in a range."""

import pytest

from hexodigest.convert.ranges import holds_any, is_within
from hexodigest.source import Span

RANGES = [Span(2, 5), Span(5, 6), Span(9, 12)]


@pytest.mark.parametrize(
    ("span", "expected"),
    [((2, 5), True), ((3, 4), True), ((1, 3), False), ((4, 6), False), ((7, 8), False)],
)
def test_a_span_is_within_a_range_that_holds_all_of_it(
    span: tuple[int, int],
    expected: bool,  # noqa: FBT001
) -> None:
    assert is_within(Span(*span), RANGES) is expected
    assert is_within(Span(*span), []) is False


@pytest.mark.parametrize(
    ("span", "expected"), [((0, 2), False), ((0, 3), True), ((6, 9), False), ((10, 99), False)]
)
def test_a_span_holds_a_range_that_starts_in_it(
    span: tuple[int, int],
    expected: bool,  # noqa: FBT001
) -> None:
    assert holds_any(Span(*span), RANGES) is expected
