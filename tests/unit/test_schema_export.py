import json
import runpy
import sys
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from hexodigest.cli import main
from hexodigest.document import parse
from hexodigest.schema.export import EXPORTS, schema_text, write_schemas
from hexodigest.schema.options import ARXIV_INSIGHTS
from hexodigest.schema.post_input import post_input

ROOT = Path(__file__).parent.parent.parent
POSTS = ROOT / "tests" / "fixtures" / "posts" / "arxiv-insights"


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema_text(name)))


def as_json(value: object) -> dict[str, object]:
    """A value as JSON holds it."""

    def iso(moment: object) -> str:
        assert isinstance(moment, datetime)
        return moment.isoformat()

    found = json.loads(json.dumps(value, default=iso))
    assert isinstance(found, dict)
    return found


def input_of(case: str) -> dict[str, object]:
    return as_json(post_input(parse(POSTS / case / "post.md"), ARXIV_INSIGHTS).data)


@pytest.mark.parametrize("name", EXPORTS)
def test_the_schema_in_the_repository_is_not_stale(name: str) -> None:
    file = ROOT / "schemas" / f"{name}.schema.json"
    stale = f"run `python -m hexodigest.schema.export {file.parent.name}`"
    assert file.read_text("utf-8") == schema_text(name), stale


def test_there_is_no_schema_that_nothing_exports() -> None:
    names = {file.name.removesuffix(".schema.json") for file in (ROOT / "schemas").iterdir()}
    assert names == set(EXPORTS)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_schema_is_of_draft_2020_12(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_key_is_described_or_named_for_what_it_is(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert schema["description"]
    assert all(
        part["description"] for part in schema.get("$defs", {}).values() if "properties" in part
    )


def test_the_module_writes_every_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["export", str(tmp_path / "new" / "schemas")])
    monkeypatch.delitem(sys.modules, "hexodigest.schema.export")
    runpy.run_module("hexodigest.schema.export", run_name="__main__")
    write_schemas(tmp_path / "other")
    for name in EXPORTS:
        file = f"{name}.schema.json"
        assert (tmp_path / "new" / "schemas" / file).read_bytes() == schema_text(name).encode()
        assert (tmp_path / "other" / file).read_bytes() == schema_text(name).encode()


@pytest.mark.parametrize("case", ["right", "carried-over", "first-of-the-archive"])
def test_a_right_digest_is_valid(case: str) -> None:
    data = input_of(case)
    validator("arxiv-insights").validate(data)
    validator("digest").validate(data)
    validator("front-matter").validate(data["front_matter"])


def test_posts_that_are_converted_to_json_are_valid(tmp_path: Path) -> None:
    blog = ROOT / "examples" / "arxiv-insights"
    out = tmp_path / "out"
    done = CliRunner().invoke(main, ["convert", str(blog), str(out), "--to", "json"])
    assert done.exit_code == 0, done.output
    posts = [json.loads(file.read_bytes()) for file in sorted(out.rglob("*-insights.json"))]
    assert len(posts) == 9
    for post in posts:
        validator("post").validate(post)
        assert post["picks"]
    assert not validator("post").is_valid(posts[0] | {"picks": [{"title": "alone"}]})


@pytest.mark.parametrize("case", ["wrong-values", "missing-keys"])
def test_a_wrong_digest_is_not_valid(case: str) -> None:
    assert not validator("arxiv-insights").is_valid(input_of(case))


@pytest.mark.parametrize(
    ("front_matter", "valid"),
    [
        ({}, True),
        ({"title": 2024, "date": "2024-01-17", "tags": "one, tag", "own": {"key": []}}, True),
        ({"tags": ["a", 1, True, None], "categories": [["a", "b"], "c"]}, True),
        ({"layout": False, "comments": "false", "published": None}, True),
        ({"title": ["a"]}, False),
        ({"tags": {"a": 1}}, False),
        ({"comments": "no"}, False),
        ({"date": True}, False),
        ({"categories": [[["a"]]]}, False),
    ],
)
def test_front_matter_is_what_hexo_reads(front_matter: dict[str, object], *, valid: bool) -> None:
    assert validator("front-matter").is_valid(front_matter) is valid


@pytest.mark.parametrize(
    ("configuration", "valid"),
    [
        ({}, True),
        ({"models": [{"model": "digest", "layout": "week", "heading_level": 3}]}, True),
        ({"ignroe": []}, False),
        ({"severity": {"a": "bad"}}, False),
        ({"models": [{"layout": "week"}]}, False),
        ({"models": [{"model": "digest", "heading_level": 7}]}, False),
    ],
)
def test_a_configuration_is_described(configuration: dict[str, object], *, valid: bool) -> None:
    assert validator("configuration").is_valid(configuration) is valid
