from datetime import UTC, date, datetime

from hexodigest.document import parse
from hexodigest.schema.context import DigestContext, DigestFacts, Previous, context_for, facts_of
from hexodigest.schema.options import ARXIV_INSIGHTS

DIGEST = """\
---
title: 2024-01-17-insights
date: 2024-01-17 14:03:13
read: 384
cite: "205"
publish: 9.0
---
## [One](https://arxiv.org/pdf/2401.08565v2.pdf)

## [Two](https://example.org/two)
"""


def digest(day: str | None, *picks: str, where: str = "", **counters: int) -> DigestFacts:
    when = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return DigestFacts(where or f"{day}.md", when, counters, picks)


def test_facts_are_what_later_digests_need() -> None:
    assert facts_of(parse(DIGEST), ARXIV_INSIGHTS, "a.md") == DigestFacts(
        where="a.md",
        date=datetime(2024, 1, 17, 14, 3, 13, tzinfo=UTC),
        counters={"read": 384, "publish": 9},
        picks=("2401.08565", "https://example.org/two"),
    )


def test_a_post_without_front_matter_has_facts_too() -> None:
    assert facts_of(parse("text"), ARXIV_INSIGHTS, "a.md") == DigestFacts("a.md", None, {}, ())


def test_the_digest_before_is_the_latest_of_the_earlier_ones() -> None:
    archive = [
        digest("2024-01-18", "c"),
        digest("2024-01-16T09:00:00", "b", read=380),
        digest("2024-01-17", "d"),
        digest("2024-01-12", "a", "b", read=390),
    ]
    assert context_for(archive[2], archive, ARXIV_INSIGHTS) == DigestContext(
        options=ARXIV_INSIGHTS,
        previous=Previous(date(2024, 1, 16), {"read": 380}, "2024-01-16T09:00:00.md"),
        earlier_picks={"a": "2024-01-12.md", "b": "2024-01-12.md"},  # where each was picked first
    )


def test_the_first_of_an_archive_has_none_before() -> None:
    archive = [digest("2024-01-18"), digest("2024-01-17"), digest(None)]
    assert context_for(archive[1], archive, ARXIV_INSIGHTS) == DigestContext(ARXIV_INSIGHTS)


def test_a_digest_without_a_date_comes_after_none() -> None:
    archive = [digest("2024-01-18", "a")]
    assert context_for(digest(None), archive, ARXIV_INSIGHTS) == DigestContext(ARXIV_INSIGHTS)


def test_of_two_at_one_time_the_name_decides() -> None:
    one = digest("2024-01-17", "a", where="1.md")
    two = digest("2024-01-17", "a", where="2.md")
    assert context_for(two, [two, one], ARXIV_INSIGHTS).earlier_picks == {"a": "1.md"}
    assert context_for(one, [two, one], ARXIV_INSIGHTS).earlier_picks == {}
