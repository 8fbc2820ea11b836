"""Text that is a date to JavaScript, against `new Date` in Node."""

import random
from datetime import datetime, timedelta

import pytest

from conftest import ask_node
from hexodigest.js_dates import JsDateError, read_js_date

pytestmark = pytest.mark.oracle

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # a clock, as the dates under test
YEARS = (datetime.min, datetime.max)  # noqa: DTZ901  # as above
SHAPES = """
2020-01-02|2020-01-02 03:04:05|2020-01-02T03:04:05|2020-01-02T03:04:05Z|2020-01-02T03:04:05+08:00
2020-01-02T03:04:05.6789+0800|2020-01-02T24:00|2020-01-02T24:01|2020-01-02T3:04|2020-01T03:04
+002020-01-02|-000000-01-01|2020|2020-13|2020-1-2|2020/1/2|2013/7/13 20:46:25|2013/7/13 20:46
7/13/2013|13/7/2013|7/13/13|7/13/50|7/13|Jan 2 2020|2 Jan 2020|January 2nd, 2020|Jan 2020|Janitor 5
Thu, 02 Jan 2020 03:04:05 GMT|Thu Jan 02 2020 03:04:05 GMT+0800 (China Standard Time)|12:30
2020-01-02 03:04:05 +0800|2020-01-02 03:04:05 +8|2020-01-02 03:04:05 PST|2020-01-02 3:04 pm
2020年1月2日|2020.01.02|2020.1.2 12:30|20200102|soon||(2020)|2020 (a (b) c) 1|2020 (1|2020)|12:3:4.5
2020-01-02 12:30 AM|2020-01-02 13:30 PM|2020-01-02 0:30 am|2020-02-31|2020-04-31 25:00|1 2 3 4|99|32
""".replace("\n", "|").split("|")
_WORDS = """
2020 2013 1999 99 49 50 0 1 7 07 13 20 31 32 24 59 60 012 000 123456789012 1. 5.
2020-01-02 2020/1/2 2020-1-2 20:46 20:46:25 03:04:05.678 1:2 12:00 24:00 24:00:00
+002020-01-02 -000000 2020-02-30 2020-13-01 +0800 +08:00 -5 +8 :: : . - + / , ( ) (x)
T t Z z Jan January feb Tue Tuesday AM pm PM UTC GMT EST 年 月 日 _ x at
"""
PIECES = [*_WORDS.split(), *[" "] * 8, "\u3000", "\t"]


def by_us(text: str) -> float | None:
    """Milliseconds since 1970 in a UTC process."""
    try:
        clock, offset = read_js_date(text)
    except JsDateError:
        return None
    return (clock - EPOCH - (offset or timedelta(0))) // timedelta(milliseconds=1)


def differences(texts: list[str]) -> list[tuple[str, float | None, float | None]]:
    """Text, by Node, by us; years that Python does not have are no difference."""
    [answers] = ask_node("dates.js", [texts])
    first, last = ((year - EPOCH) / timedelta(milliseconds=1) for year in YEARS)
    return [
        (text, answer, by_us(text))
        for text, answer in zip(texts, answers, strict=True)
        if by_us(text) != (answer if answer is not None and first <= answer <= last else None)
    ]


def test_dates_of_every_shape_are_read_as_by_node() -> None:
    assert differences(SHAPES) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_dates_made_by_chance_are_read_as_by_node(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # texts, not secrets
    texts = [
        chance.choice(["", " "]).join(chance.choices(PIECES, k=chance.randint(1, 7)))
        for _ in range(40_000)
    ]
    assert differences(texts) == []
