"""The laws of posts, picks and the calendar."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHARED, corpus_posts
from hexodigest.config import Config
from hexodigest.document import Document, parse
from hexodigest.path_globs import matches_glob
from hexodigest.schema.arxiv_ids import announced_by, find_arxiv_id, submitted
from hexodigest.schema.arxiv_insights import ArxivInsights
from hexodigest.schema.context import DigestContext, Previous
from hexodigest.schema.dates import read_date
from hexodigest.schema.models import PostModel, model_for
from hexodigest.schema.options import ARXIV_INSIGHTS, ARXIV_PDF, DigestOptions
from hexodigest.schema.picks import picks_of, read_digest
from hexodigest.schema.validate import validate
from hexodigest.schema.weeks import announced_days, week_name

INSIGHTS = PostModel(ArxivInsights, ARXIV_INSIGHTS, "arxiv-insights")
POSTS = Path(__file__).parent.parent / "fixtures" / "posts" / "arxiv-insights"
SEED = SHARED / "seed" / "2024-01-17-insights.md"

_pieces = st.sampled_from(
    [
        "## [A](https://arxiv.org/pdf/2401.08565.pdf)\n",
        "## [B *b*](https://arxiv.org/abs/2401.08406)\n",
        "## [C][c]\n",
        "\n[c]: https://example.org/c\n",
        "## no link\n",
        "# [above](https://arxiv.org/pdf/2401.00001)\n",
        "### [below](https://arxiv.org/pdf/2401.00002)\n",
        "Setext [link](https://arxiv.org/pdf/2401.00003)\n---\n",
        "text\n",
        "\n",
        "> a remark\n",
        "> > nested\n",
        "- item\n",
        "![alt](../../files/images/arxiv-insights/2024-01-15-01-19/a.png)\n",
        '<img src="b.png" alt="b">\n',
        "<!-- comment -->\n",
        "```\n## [code](https://arxiv.org/pdf/2401.00004)\n```\n",
        "{% note %}\n## [tag](https://arxiv.org/pdf/2401.00005)\n{% endnote %}\n",
        "{{ variable }}\n",
        "[![shown](c.png)](https://example.org)\n",
        "&amp; 中文 <b>bold</b>\n",
        "\t",
        "  ",
    ]
)
_bodies = st.lists(_pieces, max_size=14).map("".join)
_scalars = st.sampled_from(
    ["1", "-1", "x", "", "~", "yes", "true", "[a]", "{a: 1}", "2024-01-17", "1e3", "'5'", ".inf"]
)
_keys = st.sampled_from(
    ["title", "date", "total", "interesting", "read", "cite", "abbrlink", "tags", "pick_limit"]
)
_front_matters = st.dictionaries(_keys, _scalars).map(
    lambda data: "".join(f"{key}: {value}\n" for key, value in data.items())
)
_days = st.dates()


@cache
def seed() -> Document:
    if not SEED.is_file():
        pytest.skip("../shared/seed is absent")
    return parse(SEED)


@given(front_matter=_front_matters, body=_bodies, known=st.booleans())
def test_validating_never_raises_and_every_fault_has_a_place(
    front_matter: str, body: str, *, known: bool
) -> None:
    document = parse(f"---\n{front_matter}---\n{body}")
    previous = Previous(date(2024, 1, 16), {"read": 3, "cite": 3})
    context = DigestContext(previous=previous, earlier_picks={"2401.08565": "a.md"})
    for fault in validate(document, INSIGHTS, context if known else None):
        assert 0 <= fault.span.start <= fault.span.end <= len(document.source.text)
        assert fault.name
        assert fault.message
        assert "\n" not in fault.message


@given(_bodies)
def test_picks_lie_in_order_and_apart_and_hold_their_parts(body: str) -> None:
    document = parse(body)
    end = 0
    for pick in picks_of(document, ARXIV_INSIGHTS):
        assert end <= pick.span.start == pick.heading.start <= pick.heading.end <= pick.span.end
        assert pick.heading.start <= pick.title_span.start <= pick.title_span.end
        for part in (*pick.summary, *pick.remarks):
            assert pick.heading.end <= part.span.start <= part.span.end <= pick.span.end
        for image in pick.images:  # also one in the heading
            assert pick.heading.start <= image.span.start <= image.span.end <= pick.span.end
        end = pick.span.end


@given(_bodies)
def test_every_image_is_in_one_place_of_the_digest(body: str) -> None:
    digest = read_digest(parse(body), DigestOptions())
    held = [image for pick in digest.picks for image in pick.images]
    assert len(held) == len(set(held))
    assert set(held) <= set(digest.images)
    assert sorted(image.span for image in digest.images) == [image.span for image in digest.images]


@given(_days)
def test_a_week_is_five_days_and_its_days_share_its_name(day: date) -> None:
    monday = date.fromisoformat(week_name(day)[:10])
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(7)
    assert week_name(monday) == week_name(day)


@given(_days, st.integers(-20, 100))
def test_announced_days_are_counted_as_on_a_calendar(day: date, days: int) -> None:
    try:
        until = day + timedelta(days=days)
    except OverflowError:
        return
    between = [day + timedelta(days=n) for n in range(1, days + 1)]
    assert announced_days(day, until) == sum(each.weekday() < 5 for each in between)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()))
def test_reading_a_date_never_raises(value: object) -> None:
    found = read_date(value)
    assert found is None or found.tzinfo is not None


@given(st.datetimes(datetime(100, 1, 1)))  # noqa: DTZ001  # to JavaScript, 99 is 1999
def test_a_date_that_is_written_out_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    for text in (moment.isoformat()[:19], moment.isoformat(" "), str(moment)[:19]):
        assert read_date(text) == moment


@given(st.dates(date(2007, 5, 1), date(2090, 12, 31)), st.integers(1, 9999))
def test_an_identifier_of_a_month_was_announced_by_its_end(day: date, number: int) -> None:
    digits = 5 if day.year >= 2015 else 4
    identifier = f"{day:%y%m}.{number:0{digits}}"
    assert submitted(identifier) == (day.year, day.month)
    assert announced_by(identifier, day)
    assert find_arxiv_id(f"https://arxiv.org/pdf/{identifier}v2.pdf") == identifier


@given(st.text(alphabet="ab*?[]!-/.\\^中", max_size=8), st.text(alphabet="ab/.中", max_size=8))
def test_matching_a_glob_raises_only_for_a_range_that_runs_backwards(
    pattern: str, path: str
) -> None:
    try:
        assert matches_glob(path, pattern) in {True, False}
    except re.error:
        assert "-" in pattern


def test_the_seed_is_right() -> None:
    chosen = model_for(seed(), Config())
    assert chosen == INSIGHTS
    assert validate(seed(), INSIGHTS) == ()


@pytest.mark.parametrize(
    ("day", "limit"), [(date(2024, 1, 16), 3), (date(2024, 1, 15), 6), (date(2024, 1, 12), 6)]
)
def test_the_seed_has_five_picks_for_two_days(day: date, limit: int) -> None:
    faults = validate(seed(), INSIGHTS, DigestContext(previous=Previous(day)))
    expected = [] if limit > 5 else [("too-many-picks", "5 picks, but the limit is 3")]
    assert [(fault.name, fault.message) for fault in faults] == expected


def test_the_seed_s_picks_are_all_there_with_their_places() -> None:
    document = seed()
    digest = read_digest(document, ARXIV_INSIGHTS)
    assert len(digest.introduction) == 2
    assert [pick.arxiv_id for pick in digest.picks] == [
        "2401.08565",
        "2401.08406",
        "2401.07793",
        "2401.06954",
        "2401.06785",
    ]
    for pick in digest.picks:
        assert document.source.slice(pick.title_span) == pick.title
        assert document.source.slice(pick.url_span) == pick.url
        assert [len(part) for part in (pick.remarks, pick.images)] == [1, 1]
        for image in pick.images:
            assert document.source.slice(image.url_span) == image.url
        for passage in pick.summary:
            assert document.source.slice(passage.span) == passage.text
        for remark in pick.remarks:
            assert document.source.slice(remark.span) == f"> {remark.text}"
    assert digest.images == tuple(image for pick in digest.picks for image in pick.images)


@pytest.mark.corpus
def test_the_corpus_is_validated_without_an_exception() -> None:
    insights = PostModel(ArxivInsights, DigestOptions(link_pattern=ARXIV_PDF), "arxiv-insights")
    for path in corpus_posts()[::20]:
        document = parse(path)
        for fault in validate(document, insights):
            assert fault.span.end <= len(document.source.text)
