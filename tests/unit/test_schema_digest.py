"""The models, given plain data."""

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from hexodigest.schema.arxiv_insights import ArxivInsights
from hexodigest.schema.context import DigestContext, Previous, whole
from hexodigest.schema.digest import Digest, Post
from hexodigest.schema.front_matter import HexoFrontMatter
from hexodigest.schema.options import ARXIV_INSIGHTS
from hexodigest.validation_errors import complaint, quoted

FRONT_MATTER = {
    "title": "2024-01-17-insights",
    "date": "2024-01-17 14:03:13",
    "total": 163,
    "interesting": 1,
    "read": 384,
    "cite": 205,
    "publish": 9,
    "abbrlink": "dcb2f552",
}
PICK = {"title": "A", "url": "https://arxiv.org/pdf/2401.08565.pdf", "summary": ["text"]}


def errors(model: type[Digest | Post], data: object, context: object = None) -> list[str]:
    try:
        model.model_validate(data, context=context)
    except ValidationError as error:
        return [f"{'.'.join(map(str, item['loc']))} {item['type']}" for item in error.errors()]
    return []


def test_a_digest_of_plain_data_is_checked_by_its_own_options() -> None:
    right = {"front_matter": FRONT_MATTER, "picks": [PICK]}
    assert errors(ArxivInsights, right) == []
    many = {
        "front_matter": FRONT_MATTER | {"interesting": 10},
        "picks": [PICK | {"url": f"https://arxiv.org/pdf/2401.0000{n}"} for n in range(10)],
    }
    assert errors(ArxivInsights, many) == ["picks.6 too-many-picks"]


def test_a_model_that_is_one_already_is_taken() -> None:
    model = ArxivInsights.model_validate({"front_matter": FRONT_MATTER, "picks": [PICK]})
    assert ArxivInsights.model_validate(model) is model


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (None, [" model_type"]),
        ([], [" model_type"]),
        ({}, ["front_matter missing", "picks missing"]),
        ({"front_matter": 3, "picks": 3}, ["front_matter model_type", "picks tuple_type"]),
        (
            {"front_matter": {}, "picks": [3, {"url": 3}, {"url": []}]},
            [
                "picks.0 model_type",
                "picks.1.title missing",
                "picks.1.url string_type",
                "picks.1.summary missing",
                "picks.2.title missing",
                "picks.2.url string_type",
                "picks.2.summary missing",
            ],
        ),
    ],
)
def test_data_of_any_shape_gets_the_errors_of_its_shape(data: object, found: list[str]) -> None:
    assert errors(Digest, data) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"title": "soon", "date": None}, ["date datetime_type", "title title-date-mismatch"]),
        ({"date": None}, ["date datetime_type"]),
        ({"abbrlink": 12345678}, []),
        ({"abbrlink": 1234567}, ["abbrlink value_error"]),
        ({"abbrlink": True}, ["abbrlink string_type"]),
        ({"abbrlink": "DCB2F552"}, []),
        ({"interesting": 164}, ["interesting value_error", "interesting pick-count-mismatch"]),
        ({"total": 0, "interesting": 1}, ["interesting value_error"]),
        ({"read": True}, ["read int_type"]),
        ({"pick_limit": 0}, ["too-many-picks"]),
        ({"pick_limit": -1}, ["pick_limit greater_than_equal"]),
        ({"hidden": 1}, []),
    ],
)
def test_front_matter_of_a_daily_digest(changes: dict[str, object], found: list[str]) -> None:
    data = {"front_matter": FRONT_MATTER | changes, "picks": [PICK]}
    places = [each.removeprefix("front_matter.") for each in errors(ArxivInsights, data)]
    assert [place.removeprefix("picks.0 ") for place in places] == found


def test_counters_may_stay_and_grow() -> None:
    data = {"front_matter": FRONT_MATTER, "picks": [PICK]}
    previous = Previous(date(2024, 1, 16), {"read": 384, "cite": 204, "publish": 10})
    context = DigestContext(ARXIV_INSIGHTS, previous)
    assert errors(ArxivInsights, data, context) == ["front_matter.publish counter-decreased"]


def test_an_image_of_no_folder_may_lie_anywhere() -> None:
    context = DigestContext()
    data = {"front_matter": FRONT_MATTER, "picks": [PICK], "images": [{"url": "a.png"}]}
    assert errors(ArxivInsights, data, context) == []
    assert errors(ArxivInsights, data) == ["images.0.url image-outside-week"]


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("/files/images/arxiv-insights/2024-01-15-01-19/a.png", True),
        ("../../files/images/arxiv-insights/2024-01-15-01-19/a%20b.png?v=1", True),
        ("files/images/arxiv%2Dinsights/./2024-01-15-01-19//a.png", True),
        ("/blog/files/images/arxiv-insights/2024-01-15-01-19/a.png", True),
        ("/myfiles/images/arxiv-insights/2024-01-15-01-19/a.png", False),
        ("/files/images/arxiv-insights/2024-01-15-01-19/sub/a.png", False),
        ("https://example.org/a.png", True),
        ("//example.org/a.png", True),
        ("data:image/png;base64,AAAA", True),
        ("http://[", True),
        ("", False),
    ],
)
def test_an_image_lies_in_the_folder_of_its_week(url: str, *, right: bool) -> None:
    data = {"front_matter": FRONT_MATTER, "picks": [PICK], "images": [{"url": url}]}
    assert (errors(ArxivInsights, data) == []) is right


def test_front_matter_has_the_values_that_hexo_makes_of_it() -> None:
    model = HexoFrontMatter.model_validate(
        {
            "title": 2024,
            "date": datetime(2024, 1, 17, tzinfo=UTC),
            "updated": "",
            "tag": "one, tag",
            "category": ["a", 1, None, ["b", "", "c"], []],
            "layout": False,
            "comments": "false",
            "published": "true",
            "disableNunjucks": True,
            "photo": "a.png",
            "language": "zh-CN",
            "id": 7.0,
            "own": {"key": 1},
        }
    )
    assert model.model_dump() == {
        "title": "2024",
        "date": datetime(2024, 1, 17, tzinfo=UTC),
        "updated": None,
        "tags": ("one, tag",),
        "categories": (("a",), ("1",), ("b", "c")),
        "layout": "false",
        "comments": False,
        "published": True,
        "disable_nunjucks": True,
        "photos": ("a.png",),
        "lang": "zh-CN",
        "id": "7",
        "permalink": None,
        "excerpt": None,
        "own": {"key": 1},
    }


def test_empty_front_matter_has_the_defaults_of_hexo() -> None:
    model = HexoFrontMatter.model_validate({"title": None, "tags": None, "published": None})
    assert (model.title, model.tags, model.published, model.comments) == ("", (), None, True)
    nothing = HexoFrontMatter.model_validate({"comments": None, "photos": None})
    assert (nothing.comments, nothing.photos) == (True, ())


@pytest.mark.parametrize("value", [1, "true", []])
def test_nunjucks_is_switched_off_by_a_boolean_alone(value: object) -> None:
    with pytest.raises(ValidationError):
        HexoFrontMatter.model_validate({"disableNunjucks": value})


def test_a_post_may_have_any_body() -> None:
    assert errors(Post, {"front_matter": {}}) == []
    assert errors(Post, {"front_matter": {"tags": [{}]}}) == ["front_matter.tags.0 string_type"]


@pytest.mark.parametrize(
    ("value", "number"),
    [(5, 5), (5.0, 5), (5.5, None), (True, None), ("5", None), (None, None), (float("inf"), None)],
)
def test_a_whole_number_is_what_javascript_prints_as_one(value: object, number: int | None) -> None:
    assert whole(value) == number


def test_an_error_without_words_of_ours_keeps_pydantic_s() -> None:
    words = complaint("uuid_parsing", "Input should be a valid UUID.", {"error": "odd"})
    assert words == "is not right: input should be a valid UUID"


def test_a_long_value_is_quoted_in_part_and_on_one_line() -> None:
    assert quoted("a\n b") == "`a b`"
    assert quoted("x" * 100) == f"`{'x' * 59}…`"
