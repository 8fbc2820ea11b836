"""The largest posts are linted in linear time and within bounds; `make big` takes them whole."""

import big
import pytest

FRACTION = {
    "a post of 100 MB": 0.02,
    "a post with 200,000 headings": 0.05,
    "a line of 5 MB": 0.1,
}
BESIDE_TEXT = 150  # MB: the interpreter, the rules and what does not grow
PER_MEGABYTE = 80  # MB of a text that is all headings or links


@pytest.mark.parametrize("name", big.PIECES)
def test_a_large_post_takes_linear_time_and_bounded_memory(name: str) -> None:
    fraction = FRACTION[name]
    growth = []
    for _ in range(3):
        half, whole = big.cost(name, fraction / 2), big.cost(name, fraction)
        growth.append(whole.seconds / half.seconds)
        if growth[-1] <= big.MOST_GROWTH:
            break
    assert min(growth) <= big.MOST_GROWTH, growth
    assert whole.memory <= BESIDE_TEXT + PER_MEGABYTE * len(big.post(name, fraction)) / 1e6
