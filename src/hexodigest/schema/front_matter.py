"""The front matter that Hexo's core reads, with the values that Hexo makes of it.

Keys and their effects are those of Hexo 8.1 (`models/post.js`, `models/page.js`,
`plugins/processor/post.js`) and of its page on front matter. A value that Hexo takes is taken
here; one is refused where Hexo would print or do something else than was written.
"""

from datetime import datetime
from typing import Annotated

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    WithJsonSchema,
)
from pydantic_core import PydanticKnownError

from hexodigest.document.js_values import text_of
from hexodigest.schema.dates import read_date


def _as_text(value: object) -> object:
    """A scalar as `String()` prints it; lists and maps are left, to be refused."""
    return text_of(value) if isinstance(value, (bool, int, float, datetime)) else value


def _as_date(value: object) -> object:
    if value is None or value == "":
        return None
    found = read_date(value)
    if found is None:
        raise PydanticKnownError("datetime_parsing", {"error": "no form that Hexo knows"})
    return found


def _as_names(value: object) -> object:
    """Names of terms: a scalar is one, nothing is none."""
    items = value if isinstance(value, (list, tuple)) else [value]
    return [_as_text(item) for item in items if item is not None and item != ""]


def _as_paths(value: object) -> object:
    """Category hierarchies, as in Hexo 8 (`setCategories`): a flat list is one of them."""
    items = value if isinstance(value, (list, tuple)) else [value]
    if not any(isinstance(item, (list, tuple)) for item in items):
        items = [items]
    paths = [_as_names(item) for item in items]
    return [path for path in paths if path]


def _as_title(value: object) -> object:
    return "" if value is None else _as_text(value)


def _as_flag(value: object) -> object:
    """A switch, as warehouse 6 casts it: any text but `false`, `0` and none is on, even `no`.

    So text is taken only where a reader would take it the same way.
    """
    if value in _OFF:
        return False
    if value in _ON:
        return True
    raise PydanticKnownError("bool_parsing")


def _as_optional_flag(value: object) -> object:
    return None if value is None else _as_flag(value)


def _as_comments(value: object) -> object:
    return True if value is None else _as_flag(value)


def _as_list(value: object) -> object:
    if value is None:
        return []
    return value if isinstance(value, (list, tuple)) else [value]


_ON = (True, 1, "true", "1")
_OFF = (False, 0, "false", "0", "")

# What stands for a value in JSON, where a date is text and a number is milliseconds since 1970.
_SCALAR: dict[str, JsonValue] = {"type": ["string", "number", "boolean"]}
_SCALAR_OR_NULL: dict[str, JsonValue] = {"type": ["string", "number", "boolean", "null"]}
_NAMES: dict[str, JsonValue] = {
    "type": ["string", "number", "boolean", "null", "array"],
    "items": _SCALAR_OR_NULL,
}
_PATHS: dict[str, JsonValue] = {**_NAMES, "items": _NAMES}
_FLAG: dict[str, JsonValue] = {"enum": [True, False, "true", "false", "1", "0", "", 1, 0]}
_FLAG_OR_NULL: dict[str, JsonValue] = {"anyOf": [_FLAG, {"type": "null"}]}

Text = Annotated[str, BeforeValidator(_as_text), WithJsonSchema(_SCALAR)]
OptionalText = Annotated[str | None, BeforeValidator(_as_text), WithJsonSchema(_SCALAR_OR_NULL)]
Title = Annotated[str, BeforeValidator(_as_title), WithJsonSchema(_SCALAR_OR_NULL)]
Date = Annotated[
    datetime, BeforeValidator(_as_date), WithJsonSchema({"type": ["string", "number"]})
]
OptionalDate = Annotated[
    datetime | None,
    BeforeValidator(_as_date),
    WithJsonSchema({"type": ["string", "number", "null"]}),
]
Flag = Annotated[bool, BeforeValidator(_as_flag), WithJsonSchema(_FLAG)]
OptionalFlag = Annotated[
    bool | None, BeforeValidator(_as_optional_flag), WithJsonSchema(_FLAG_OR_NULL)
]
Comments = Annotated[bool, BeforeValidator(_as_comments), WithJsonSchema(_FLAG_OR_NULL)]
Photos = Annotated[tuple[object, ...], BeforeValidator(_as_list), WithJsonSchema({})]
Terms = Annotated[tuple[Text, ...], BeforeValidator(_as_names), WithJsonSchema(_NAMES)]
Paths = Annotated[tuple[tuple[Text, ...], ...], BeforeValidator(_as_paths), WithJsonSchema(_PATHS)]


class HexoFrontMatter(BaseModel):
    """What Hexo's core reads of a post's front matter; themes and plugins add keys of their own."""

    model_config = ConfigDict(
        frozen=True, extra="allow", use_attribute_docstrings=True, validate_by_name=True
    )

    date: OptionalDate = None
    """By the clock as written; none: Hexo takes it from the file's name or its birth."""
    updated: OptionalDate = None
    """None: Hexo's `updated_option` decides."""
    title: Title = ""
    """As text, whatever YAML makes of it."""
    layout: OptionalText = None
    """The theme's template; `false` prints the content alone."""
    comments: Comments = True
    """Whether readers may comment."""
    published: OptionalFlag = None
    """None: a post is, a draft is not."""
    tags: Terms = Field(default=(), validation_alias=AliasChoices("tags", "tag"))
    """Names of tags; a text is one tag, even with a comma in it."""
    categories: Paths = Field(default=(), validation_alias=AliasChoices("categories", "category"))
    """Hierarchies from their roots: a flat list is one, a list of lists is several."""
    permalink: OptionalText = None
    """The path of the page, in place of the blog's pattern."""
    excerpt: OptionalText = None
    """In place of what stands before `<!-- more -->`; not rendered."""
    disable_nunjucks: Annotated[bool, Field(strict=True)] | None = Field(
        default=None, validation_alias="disableNunjucks"
    )
    """Whether `{% %}` and `{{ }}` stay as they are; none, and any text: the renderer decides."""
    photos: Photos = Field(default=(), validation_alias=AliasChoices("photos", "photo"))
    """Pictures that the theme shows: URLs, or what else it takes."""
    lang: OptionalText = Field(default=None, validation_alias=AliasChoices("lang", "language"))
    """A language code such as `zh-CN`; none: the blog's."""
    id: OptionalText = None
    """For `:id` in permalinks."""
