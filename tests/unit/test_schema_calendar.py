from datetime import UTC, date, datetime

import pytest

from hexodigest.schema.arxiv_ids import announced_by, find_arxiv_id, submitted
from hexodigest.schema.dates import read_date
from hexodigest.schema.weeks import announced_days, pick_limit, week_name


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://arxiv.org/pdf/2401.08565.pdf", "2401.08565"),
        ("https://arxiv.org/pdf/2401.08565v12", "2401.08565"),
        ("http://www.arxiv.org/abs/2401.08565", "2401.08565"),
        ("https://arxiv.org/html/2401.08565v1#S1", "2401.08565"),
        ("//export.arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        ("https://arxiv.org/abs/cond-mat/9901001?context=x", "cond-mat/9901001"),
        ("https://arxiv.org/pdf/0704.0001", "0704.0001"),
        ("https://arxiv.org/pdf/2401.085651", None),
        ("https://arxiv.org/list/cs.CL/recent", None),
        ("https://example.org/arxiv.org/pdf/2401.08565", None),
        ("https://notarxiv.org/pdf/2401.08565", None),
        ("arxiv.org/pdf/2401.08565", None),
        ("", None),
    ],
)
def test_an_identifier_is_found_in_links_to_arxiv_only(url: str, identifier: str | None) -> None:
    assert find_arxiv_id(url) == identifier


@pytest.mark.parametrize(
    ("identifier", "month"),
    [
        ("2401.08565", (2024, 1)),
        ("0704.0001", (2007, 4)),
        ("1412.9999", (2014, 12)),
        ("1501.00001", (2015, 1)),
        ("hep-th/9711200", (1997, 11)),
        ("math.GT/0309136", (2003, 9)),
        ("cond-mat/0703470", (2007, 3)),
        ("hep-th/9107001", (1991, 7)),
        ("0703.0001", None),  # the new form began in April
        ("hep-th/0704001", None),  # and the old one ended
        ("hep-th/9106001", None),
        ("1412.00001", None),
        ("1501.0001", None),
        ("2413.00001", None),
        ("2400.00001", None),
        ("2401.00000", None),
        ("hep-th/9711000", None),
        ("soon", None),
    ],
)
def test_an_identifier_says_its_month(identifier: str, month: tuple[int, int] | None) -> None:
    assert submitted(identifier) == month


@pytest.mark.parametrize(
    ("identifier", "day", "can_be"),
    [
        ("2401.08565", date(2024, 1, 17), True),
        ("2402.00001", date(2024, 1, 30), False),
        ("2402.00001", date(2024, 1, 31), True),  # tomorrow, elsewhere
        ("2402.00001", date.max, True),
        ("2413.00001", date.max, False),
    ],
)
def test_a_paper_is_not_announced_before_its_month(
    identifier: str, day: date, *, can_be: bool
) -> None:
    assert announced_by(identifier, day) is can_be


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 1, 15), "2024-01-15-01-19"),
        (date(2024, 1, 17), "2024-01-15-01-19"),
        (date(2024, 1, 21), "2024-01-15-01-19"),
        (date(2025, 1, 1), "2024-12-30-01-03"),
        (date.min, "0001-01-01-01-05"),
        (date.max, "9999-12-27-12-31"),
    ],
)
def test_a_week_has_the_name_of_its_monday_and_friday(day: date, name: str) -> None:
    assert week_name(day) == name


@pytest.mark.parametrize(
    ("previous", "day", "limit"),
    [
        (date(2024, 1, 16), date(2024, 1, 17), 3),  # a day after the other
        (date(2024, 1, 15), date(2024, 1, 17), 6),  # nothing came on Tuesday
        (date(2024, 1, 12), date(2024, 1, 15), 3),  # a weekend between
        (date(2024, 1, 12), date(2024, 1, 17), 9),  # Monday and Tuesday
        (date(2024, 1, 1), date(2024, 1, 17), 9),  # at most two days are carried over
        (date(2024, 1, 18), date(2024, 1, 20), 3),  # Friday's, on Saturday
        (date(2024, 1, 19), date(2024, 1, 20), 3),  # one for a weekend
        (date(2024, 1, 17), date(2024, 1, 17), 3),  # the second of a day
        (None, date(2024, 1, 17), 9),  # the first of an archive
        (date.min, date.max, 9),
    ],
)
def test_an_announced_day_without_a_digest_adds_its_share(
    previous: date | None, day: date, limit: int
) -> None:
    assert pick_limit(3, 2, day, previous) == limit


def test_no_day_lies_after_a_later_one() -> None:
    assert announced_days(date(2024, 1, 17), date(2024, 1, 10)) == 0


@pytest.mark.parametrize(
    ("value", "clock"),
    [
        (datetime(2024, 1, 17, 14, 3, 13, tzinfo=UTC), "2024-01-17T14:03:13"),
        ("2024-1-17", "2024-01-17T00:00:00"),
        ("2024/01/17 9:05", "2024-01-17T09:05:00"),
        ("2024.01.17 09:05:06.5", "2024-01-17T09:05:06"),
        ("2024-01-17T09:05:06Z", "2024-01-17T09:05:06"),
        ("2024-01-17 09:05:06 +0800", "2024-01-17T09:05:06"),
        ("2024-1-17 9:05 pm", "2024-01-17T21:05:00"),
        ("2024-1-17 12:05 AM", "2024-01-17T00:05:00"),
        ("1/17/2024", "2024-01-17T00:00:00"),
        ("1/17/2024 12:05 PM", "2024-01-17T12:05:00"),
        ("17 January 2024", "2024-01-17T00:00:00"),
        (" Jan  17 2024\n", "2024-01-17T00:00:00"),
        ("January 17, 2024", "2024-01-17T00:00:00"),
        ("17/1/2024", None),
        ("Jan 17, 2024 09:05:06", "2024-01-17T09:05:06"),
        ("Wed, 17 Jan 2024 09:05:06 GMT", "2024-01-17T09:05:06"),
        ("Wed Jan 17 2024 09:05:06 GMT+0800", "2024-01-17T09:05:06"),
        (20240117, "1970-01-01T05:37:20"),
        (1.5, "1970-01-01T00:00:00"),
        (True, None),
        (None, None),
        ([], None),
        ("soon", None),
        ("2024-13-45", None),
        ("2024/1-17", "2024-01-17T00:00:00"),
        ("", None),
        (10**30, None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_a_date_is_the_clock_as_written(value: object, clock: str | None) -> None:
    found = read_date(value)
    assert (found and found.isoformat(timespec="seconds")[:19]) == clock
    assert found is None or found.tzinfo is UTC
