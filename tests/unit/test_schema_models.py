import json
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from hexodigest.config import Config, ConfigError, ModelRule, load_config
from hexodigest.document import Document, parse
from hexodigest.schema.arxiv_insights import ArxivInsights
from hexodigest.schema.digest import Digest, Post
from hexodigest.schema.models import PostModel, digest_options, model_for, rule_for
from hexodigest.schema.options import ARXIV_INSIGHTS, DIGEST
from hexodigest.schema.validate import read_model, validate

WEEKLY = """\
    from typing import Annotated, ClassVar
    from uuid import UUID

    from pydantic import BaseModel, Field, field_validator, model_validator
    from pydantic_core import PydanticCustomError

    from hexodigest.schema.digest import Digest, Pick


    class Author(BaseModel):
        name: str
        age: int


    class FrontMatter(BaseModel):
        title: str
        mood: int | list[int] = 0
        author: Author
        rating: Annotated[float, Field(gt=0, lt=5)] = 1

        @field_validator("title")
        @classmethod
        def is_quiet(cls, title: str) -> str:
            if "!" in title:
                raise PydanticCustomError("loud-title", "`{title}` shouts", {"title": title})
            return title


    class Short(Pick):
        title: Annotated[str, Field(max_length=5)]

        @field_validator("remarks")
        @classmethod
        def has_one(cls, remarks: tuple[str, ...]) -> tuple[str, ...]:
            assert remarks, "has no remark"
            return remarks


    class Heading(BaseModel):
        level: Annotated[int, Field(le=2)]


    class Link(BaseModel):
        url: Annotated[str, Field(pattern="^https:")]


    class WrongImage(BaseModel):
        url: Annotated[str, Field(pattern="^https:")]
        alt: Annotated[str, Field(min_length=1)]


    class Wrong(BaseModel):
        title: str
        url: UUID
        summary: list[Annotated[str, Field(max_length=3)]]
        remarks: list[Annotated[str, Field(max_length=3)]]
        images: list[WrongImage]


    class Weekly(BaseModel):
        front_matter: FrontMatter
        introduction: Annotated[list[str], Field(max_length=1)]
        picks: list[Short]
        headings: list[Heading]
        links: list[Link]

        @model_validator(mode="after")
        def has_picks(self) -> "Weekly":
            if not self.picks:
                raise PydanticCustomError("no-picks", "a week without picks")
            return self


    class Picked(BaseModel):
        picks: Annotated[list[Short], Field(min_length=3)]
        introduction: Annotated[list[Annotated[str, Field(max_length=3)]], Field(min_length=1)]
        colour: str


    class Odd(BaseModel):
        images: list[Annotated[dict[str, str], Field(max_length=1)]]
        picks: list[Wrong]

        @model_validator(mode="after")
        def is_never_right(self) -> "Odd":
            raise ValueError("this post is odd")


    class Far(BaseModel):
        picks: list[dict[str, object]]

        @field_validator("picks", mode="before")
        @classmethod
        def has_more(cls, picks: list[object]) -> list[object]:
            return [*picks, 3]


    class Failing(BaseModel):
        picks: list[Pick]

        @field_validator("picks")
        @classmethod
        def fails(cls, picks: list[Pick]) -> list[Pick]:
            raise KeyError("a key")


    class NotAModel:
        pass


    def function() -> None: ...
"""


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Path]:
    """A folder with a module of models and a configuration that names one."""
    (tmp_path / "blog_models").mkdir()
    (tmp_path / "blog_models" / "__init__.py").write_text("")
    (tmp_path / "blog_models" / "weekly.py").write_text(dedent(WEEKLY))
    path = list(sys.path)
    yield tmp_path
    assert sys.path == path
    for name in [name for name in sys.modules if name.partition(".")[0] == "blog_models"]:
        del sys.modules[name]


def configure(folder: Path, model: str, **keys: str | int) -> Config:
    lines = [f"{name} = {json.dumps(value)}" for name, value in {"model": model, **keys}.items()]
    (folder / "hexodigest.toml").write_text("\n".join(["[[models]]", *lines, ""]))
    return load_config(folder)


def faults(document: Document, config: Config) -> list[tuple[str, str, str]]:
    chosen = model_for(document, config)
    assert chosen is not None
    return [
        (fault.name, fault.message, document.source.slice(fault.span))
        for fault in validate(document, chosen)
    ]


def test_a_post_of_the_category_is_arxiv_insights_without_a_configuration() -> None:
    chosen = model_for(parse("---\ncategories: Arxiv-Insights\n---\n"), Config())
    assert chosen is not None
    assert chosen == (ArxivInsights, ARXIV_INSIGHTS, "arxiv-insights")


@pytest.mark.parametrize(
    "front_matter",
    [
        "category: Arxiv-Insights",
        "categories: [Papers, Arxiv-Insights]",
        "categories: [[Papers], [Papers, Arxiv-Insights], null]",
    ],
)
def test_a_category_counts_in_any_hierarchy(front_matter: str) -> None:
    assert model_for(parse(f"---\n{front_matter}\n---\n"), Config()) is not None


@pytest.mark.parametrize("front_matter", ["title: x", "categories: arxiv-insights", "- a", ""])
def test_any_other_post_has_no_model(front_matter: str) -> None:
    document = parse(f"---\n{front_matter}\n---\n")
    assert model_for(document, Config()) is None
    assert rule_for(document, Config()) is None
    assert digest_options(document, Config()) is None


@pytest.mark.parametrize(
    ("keys", "matches"),
    [
        ({"layout": "digest"}, True),
        ({"layout": "post"}, False),
        ({"category": "1"}, True),
        ({"category": "2.5"}, True),
        ({"category": "true"}, True),
        ({"category": "2"}, False),
        ({"path": "source/_posts/**"}, True),
        ({"path": "*.md"}, True),
        ({"path": "_posts/*.md"}, False),
        ({"layout": "digest", "category": "2"}, False),
        ({"layout": "digest", "path": "*.markdown"}, False),
    ],
)
def test_a_rule_matches_by_category_layout_and_path(
    tmp_path: Path, keys: dict[str, str | int], *, matches: bool
) -> None:
    post = tmp_path / "source" / "_posts" / "a.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ncategories: [1.0, 2.5, true]\nlayout: digest\n---\n")
    config = configure(tmp_path, "digest", **keys)
    assert (model_for(parse(post), config) == (Digest, DIGEST, "digest")) is matches


def test_a_post_without_a_layout_has_post_and_one_with_false_has_none(tmp_path: Path) -> None:
    config = configure(tmp_path, "post", layout="post")
    assert model_for(parse("---\ntitle: x\n---\n"), config) is not None
    assert model_for(parse("---\nlayout: false\n---\n"), config) is None


def test_text_without_a_file_has_no_path(tmp_path: Path) -> None:
    assert model_for(parse("x"), configure(tmp_path, "digest", path="**")) is None


def test_the_first_rule_holds_and_comes_before_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "hexodigest.toml").write_text(
        '[[models]]\nmodel = "post"\ncategory = "Arxiv-Insights"\n'
        '[[models]]\nmodel = "digest"\ncategory = "Arxiv-Insights"\n'
    )
    document = parse("---\ncategories: Arxiv-Insights\n---\n")
    config = load_config(tmp_path)
    chosen = model_for(document, config)
    assert chosen is not None
    assert chosen.model is Post
    assert digest_options(document, config) is None
    assert faults(document, config) == []


def test_options_are_the_model_s_where_the_configuration_sets_none(tmp_path: Path) -> None:
    config = configure(tmp_path, "arxiv-insights", category="A", heading_level=3, picks_per_day=0)
    options = digest_options(parse("---\ncategory: A\n---\n"), config)
    assert options is not None
    assert (options.heading_level, options.picks_per_day) == (3, 0)
    assert options.image_folder == ARXIV_INSIGHTS.image_folder


def test_a_general_digest_takes_any_link_and_any_number(tmp_path: Path) -> None:
    config = configure(tmp_path, "digest", layout="week", heading_level=3)
    text = "---\nlayout: week\n---\n" + "".join(
        f"### [{n}](https://example.org/{n})\n\ntext\n\n" for n in range(20)
    )
    document = parse(text)
    assert faults(document, config) == []
    chosen = model_for(document, config)
    assert chosen is not None
    model = read_model(document, chosen)
    assert isinstance(model, Digest)
    assert [pick.url for pick in model.picks] == [f"https://example.org/{n}" for n in range(20)]


def test_a_link_pattern_of_the_user_holds(tmp_path: Path) -> None:
    pattern = r"https://example\.org/(?P<id>\d+)/?"
    config = configure(tmp_path, "digest", layout="week", link_pattern=pattern)
    text = "---\nlayout: week\n---\n" + "".join(
        f"## [{url}](https://example.org/{url})\n\ntext\n\n" for url in ("1", "x", "1/")
    )
    assert faults(parse(text), config) == [
        (
            "invalid-pick-link",
            f"`https://example.org/x` does not match `{pattern}`",
            "https://example.org/x",
        ),
        (
            "duplicate-pick",
            "`1` is picked twice in this post, first as `1`",
            "https://example.org/1/",
        ),
    ]


def test_a_model_of_the_user_gets_named_and_placed_faults(blog: Path) -> None:
    config = configure(blog, "blog_models.weekly:Weekly", layout="weekly")
    text = """\
        ---
        title: Loud!
        layout: weekly
        mood: [1, bad]
        author: {age: old}
        rating: 5
        ---
        One.

        Two.

        ## [Long title](https://example.org/1)

        ### [too](http://example.org/2) deep

        > a remark

        ## [Short](https://example.org/3)
    """
    assert faults(parse(dedent(text)), config) == [
        ("loud-title", "`Loud!` shouts", "Loud!"),
        ("invalid-front-matter", "`mood` is not a whole number: `[1, bad]`", "[1, bad]"),
        ("invalid-front-matter", "`mood.1` is not a whole number: `bad`", "bad"),
        ("invalid-front-matter", "`name` is missing", "{age: old}"),
        ("invalid-front-matter", "`author.age` is not a whole number: `old`", "old"),
        ("invalid-front-matter", "`rating` is not less than 5.0: `5`", "5"),
        ("invalid-body", "`introduction` has more items than 1", "One."),
        ("empty-pick", "a pick has no summary", "## [Long title](https://example.org/1)"),
        ("invalid-body", "`picks.0.title` is longer than 5 characters: `Long title`", "Long title"),
        (
            "invalid-body",
            "`headings.1.level` is more than 2",
            "### [too](http://example.org/2) deep",
        ),
        (
            "invalid-body",
            "`links.1.url` does not match `^https:`: `http://example.org/2`",
            "http://example.org/2",
        ),
        ("empty-pick", "`Short` has no summary", "## [Short](https://example.org/3)"),
        ("invalid-body", "`picks.1.remarks` has no remark", "## [Short](https://example.org/3)"),
    ]


def test_what_is_about_the_whole_post_is_at_its_first_line(blog: Path) -> None:
    config = configure(blog, "blog_models.weekly:Weekly", layout="weekly")
    document = parse("---\nlayout: weekly\ntitle: x\nauthor: {name: a, age: 1}\n---\n")
    assert faults(document, config) == [("no-picks", "a week without picks", "---")]


def test_what_has_no_words_of_its_own_keeps_those_of_the_model(blog: Path) -> None:
    config = configure(blog, "blog_models.weekly:Odd", layout="post")
    assert faults(parse("text\n"), config) == [("invalid-body", "this post is odd", "text")]


def test_every_part_of_a_pick_has_its_place(blog: Path) -> None:
    config = configure(blog, "blog_models.weekly:Odd", layout="post")
    text = "## [a](https://example.org)\n\n![](b.png)\n\nlong\n\n> long too\n"
    found = faults(parse(text), config)
    assert [(message.partition(":")[0], place) for _, message, place in found] == [
        ("`picks.0.url` is not right", "https://example.org"),
        ("`images.0` has more items than 1", "![](b.png)"),
        ("`picks.0.images.0.alt` is shorter than 1 characters", "![](b.png)"),
        ("`picks.0.images.0.url` does not match `^https", "b.png"),
        ("`picks.0.summary.0` is longer than 3 characters", "long"),
        ("`picks.0.remarks.0` is longer than 3 characters", "> long too"),
    ]


def test_a_part_that_the_model_made_up_has_the_nearest_place(blog: Path) -> None:
    config = configure(blog, "blog_models.weekly:Far", layout="post")
    text = "text\n\n## [a](https://example.org)\n"
    assert faults(parse(text), config) == [
        ("invalid-body", "`picks.1` is not a map", "## [a](https://example.org)")
    ]
    assert faults(parse("text\n"), config) == [("invalid-body", "`picks.0` is not a map", "text")]


def test_a_model_of_the_user_that_fails_is_one_line(blog: Path) -> None:
    config = configure(blog, "blog_models.weekly:Failing", layout="post")
    with pytest.raises(ConfigError) as caught:
        faults(parse("text\n"), config)
    assert str(caught.value) == "model `blog_models.weekly:Failing` failed: KeyError: 'a key'"


def test_a_built_in_model_that_fails_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError

    monkeypatch.setattr(Post, "model_validate", fail)
    with pytest.raises(KeyError):
        validate(parse("text\n"), PostModel(Post, DIGEST, "post"))


def test_a_message_is_one_line_even_when_a_title_is_not() -> None:
    document = parse("---\ncategories: Arxiv-Insights\ntitle: |\n  a\n  b\n---\n")
    messages = [message for _, message, _ in faults(document, Config())]
    assert "`title` is `a b `, not `YYYY-MM-DD-insights`" in messages


def test_a_part_of_the_body_that_is_not_there_has_the_nearest_place(blog: Path) -> None:
    config = configure(blog, "blog_models.weekly:Picked", layout="weekly")
    text = "---\nlayout: weekly\n---\nlong\n\n## [a](https://example.org)\n\ntext\n\n> a remark\n"
    assert faults(parse(text), config) == [
        ("invalid-body", "`colour` is missing", "---"),
        ("invalid-body", "`introduction.0` is longer than 3 characters: `long`", "long"),
        (
            "invalid-body",
            "`picks` has fewer items than 3",
            "## [a](https://example.org)",
        ),
    ]


def test_of_front_matter_that_cannot_be_read_nothing_more_is_said(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_text("---\ntitle: [\n---\n## [a](https://example.org)\n")
    config = configure(tmp_path, "arxiv-insights", path="*.md")
    document = parse(post)
    assert [name for name, _, _ in faults(document, config)] == ["empty-pick", "invalid-pick-link"]


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (
            "arxiv-insight",
            "is neither `package.module:Class` nor one of `arxiv-insights`, `digest`, `post`",
        ),
        ("blog_models.monthly:Monthly", "cannot be loaded: No module named 'blog_models.monthly'"),
        ("nowhere_at_all:Model", "cannot be loaded: No module named 'nowhere_at_all'"),
        (
            "blog_models.weekly:Weakly",
            "cannot be loaded: module 'blog_models.weekly' has no attribute 'Weakly'",
        ),
        ("blog_models.weekly:NotAModel", "is no pydantic model"),
        ("blog_models.weekly:function", "is no pydantic model"),
        ("blog_models.broken:Model", "cannot be loaded: a message"),
        ("blog_models.silent:Model", "cannot be loaded: RuntimeError"),
        (":", "cannot be loaded: Empty module name"),
    ],
)
def test_a_model_that_cannot_be_had_is_one_line(blog: Path, model: str, words: str) -> None:
    (blog / "blog_models" / "broken.py").write_text(
        'raise RuntimeError("a message\\nof two lines")'
    )
    (blog / "blog_models" / "silent.py").write_text("raise RuntimeError")
    config = configure(blog, model, layout="post")
    with pytest.raises(ConfigError) as caught:
        model_for(parse("---\ntitle: x\n---\n"), config)
    assert str(caught.value) == f"{blog / 'hexodigest.toml'}: model `{model}` {words}"


def test_an_error_without_a_file_says_configuration() -> None:
    config = Config(models=(ModelRule(model="x", layout="post"),))
    with pytest.raises(ConfigError, match="configuration: model `x` is neither"):
        model_for(parse("x"), config)


def test_two_blogs_may_have_models_of_one_name(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two", "one"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "blog_models.py").write_text(
            f"from pydantic import BaseModel\nclass Mine(BaseModel):\n    {name}: str\n"
        )
        config = configure(folder, "blog_models:Mine", layout="post")
        chosen = model_for(parse("x"), config)
        assert chosen is not None
        found.append(list(chosen.model.model_fields))
    assert found == [["one"], ["two"], ["one"]]
    del sys.modules["blog_models"]


def test_a_model_of_the_user_may_set_its_own_options(blog: Path) -> None:
    (blog / "blog_models" / "__init__.py").write_text(
        "from typing import ClassVar\n"
        "from hexodigest.schema.digest import Digest\n"
        "from hexodigest.schema.options import DigestOptions\n"
        "class Mine(Digest):\n"
        "    options: ClassVar[DigestOptions] = DigestOptions(heading_level=4)\n"
    )
    config = configure(blog, "blog_models:Mine", layout="post", carry_over_days=1)
    options = digest_options(parse("x"), config)
    assert options is not None
    assert (options.heading_level, options.carry_over_days) == (4, 1)
