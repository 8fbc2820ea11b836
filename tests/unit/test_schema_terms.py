"""What a post is filed under, from its front matter alone."""

import pytest

from hexodigest.document.front_matter import Value, read_front_matter
from hexodigest.document.js_values import is_true
from hexodigest.schema.terms import category_paths, layout_of, tag_names


def data(header: str) -> dict[str, Value]:
    return read_front_matter(f"---\n{header}\n---\n").data


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("tags: a", ("a",)),
        ("tag: a", ("a",)),
        ("tags:\ntag: [a, b]", ("a", "b")),
        ("tags: [b, a, b]", ("b", "a")),
        ("tags: [1.50, 1e21, true, null, '']", ("1.5", "1e+21", "true")),
        ("tags: 0", ()),
        ("title: a", ()),
    ],
)
def test_tags_are_names_each_given_once(header: str, tags: tuple[str, ...]) -> None:
    assert tag_names(data(header)) == tags


@pytest.mark.parametrize(
    ("header", "paths"),
    [
        ("categories: a", (("a",),)),
        ("category: a", (("a",),)),
        ("categories: [a, b]", (("a", "b"),)),
        ("categories: [[a, b], c, [a, b]]", (("a", "b"), ("c",))),
        ("categories: [[], [null]]", ()),
        ("categories: []", ()),
    ],
)
def test_categories_are_paths_from_a_root(header: str, paths: tuple[tuple[str, ...], ...]) -> None:
    assert category_paths(data(header)) == paths


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("title: a", "post"),
        ("layout:", "post"),
        ("layout: ''", ""),
        ("layout: false", "false"),
        ("layout: page", "page"),
    ],
)
def test_a_layout_that_is_empty_is_no_post(header: str, layout: str) -> None:
    assert layout_of(data(header)) == layout
    assert layout_of({}, "page") == "page"


def test_what_javascript_takes_for_true() -> None:
    values: list[Value] = [None, False, 0, 0.0, -0.0, float("nan"), ""]
    assert not any(is_true(value) for value in values)
    others: list[Value] = [True, 1, 0.5, float("inf"), "false", "0", [], {}]
    assert all(is_true(value) for value in others)
