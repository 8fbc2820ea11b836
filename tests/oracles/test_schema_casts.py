"""Front matter becomes what Hexo's database makes of it, wherever the model takes it."""

import pytest
from pydantic import ValidationError

from conftest import ask_node
from hexodigest.schema.front_matter import HexoFrontMatter

VALUES: list[object] = [
    *(None, True, False, 0, 1, 2, -1, 2024, 1.5, 12000),
    *("", "text", "true", "false", "0", "1", "no", "yes", "off", "on", "False", "TRUE", "null"),
    *([], ["a"], ["a", "b"], {"a": 1}),
]


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("key", "refused"),
    [
        ("title", [[], ["a"], ["a", "b"], {"a": 1}]),
        (
            "comments",
            [
                *(2, -1, 2024, 1.5, 12000),
                *("text", "no", "yes", "off", "on", "False", "TRUE", "null"),
                *([], ["a"], ["a", "b"], {"a": 1}),
            ],
        ),
    ],
)
def test_a_value_that_is_taken_is_what_hexo_makes_of_it(key: str, refused: list[object]) -> None:
    answers = ask_node("casts.js", [{"type": key, "value": value} for value in VALUES])
    found = []
    for value, answer in zip(VALUES, answers, strict=True):
        try:
            model = HexoFrontMatter.model_validate({key: value})
        except ValidationError:
            found.append(value)
            continue
        assert getattr(model, key) == answer, value
    assert found == refused
