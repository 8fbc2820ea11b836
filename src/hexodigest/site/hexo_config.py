"""What Hexo reads of `_config.yml`, with Hexo's defaults."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from hexodigest.document.js_values import Value, is_true, text_of
from hexodigest.document.js_yaml import JsYamlHandler
from hexodigest.document.yaml_errors import YamlError
from hexodigest.source import Source, read_source
from hexodigest.traces import look_at

__all__ = ["CONFIG_NAMES", "ConfigError", "HexoConfig", "find_config", "is_true", "load_config"]

CONFIG_NAMES: Final = ("_config.yml", "_config.yaml", "_config.json")
_TABS: Final = re.compile(r"\n(\t+)")


class ConfigError(Exception):
    """A `_config.yml` that Hexo cannot read; `str()` is one line with the place."""

    def __init__(self, path: Path, message: str, line: int = 1, column: int = 1) -> None:
        """`line` and `column` count from 1."""
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path, self.message, self.line, self.column = path, message, line, column


def _texts(value: Value) -> tuple[str, ...]:
    """One pattern or a list of them; what is no text matches nothing."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item)


def _case(value: Value) -> int:
    """Hexo compares with the numbers 1 and 2; anything else changes nothing."""
    return value if isinstance(value, int) and value in (1, 2) else 0


def _names(value: Value) -> dict[str, str]:
    """The map of a name to the one that its slug is made of; an empty one counts for nothing."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {name: text_of(other) for name, other in pairs if is_true(other)}


def _mapping(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


Text = Annotated[str, BeforeValidator(text_of)]
Truth = Annotated[bool, BeforeValidator(is_true)]
Patterns = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Names = Annotated[dict[str, str], BeforeValidator(_names)]


class _Part(BaseModel):
    """A mapping of settings: frozen, and keys that Hexo does not know are kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, data: Any) -> Any:  # noqa: ANN401  # pydantic's own signature
        """`key:` with nothing after it leaves the default."""
        if not isinstance(data, Mapping):
            return {}
        return {key: value for key, value in data.items() if value is not None}


class PrettyUrls(_Part):
    """How addresses are printed; the files stay where they are."""

    trailing_index: Truth = True
    trailing_html: Truth = True


class Marked(_Part):
    """Settings of hexo-renderer-marked 7 that addresses, headings and images depend on."""

    gfm: Truth = True
    breaks: Truth = True
    autolink: Truth = True
    header_ids: Truth = Field(default=True, alias="headerIds")
    modify_anchors: Annotated[int, BeforeValidator(_case)] = Field(default=0, alias="modifyAnchors")
    anchor_alias: Truth = Field(default=False, alias="anchorAlias")
    smartypants: Truth = True
    quotes: Text = ""
    prepend_root: Truth = Field(default=True, alias="prependRoot")
    post_asset: Truth = Field(default=False, alias="postAsset")


class IndexGenerator(_Part):
    """Settings of hexo-generator-index; `per_page` 0 means all on one page."""

    path: Text = ""
    per_page: int | None = None
    order_by: Text = "-date"


class HexoConfig(_Part):
    """`_config.yml` as Hexo 8.1 reads it; what it does not read is in `model_extra`.

    Patterns are micromatch globs relative to `source_dir`; `ignore` is matched with whole paths.
    """

    title: Text = "Hexo"
    subtitle: Text = ""
    description: Text = ""
    author: Text = "John Doe"
    language: Annotated[tuple[str, ...], BeforeValidator(_texts)] = ("en",)
    timezone: Text = ""  # of the IANA database; empty: that of the machine
    url: Text = "http://example.com"  # without a slash at the end
    root: Text = ""  # with a slash at both ends; from `url` when it is not given
    permalink: Text = ":year/:month/:day/:title/"
    permalink_defaults: Annotated[dict[str, Any], BeforeValidator(_mapping)] = {}
    pretty_urls: PrettyUrls = PrettyUrls()
    source_dir: Text = "source"
    public_dir: Text = "public"
    tag_dir: Text = "tags"
    archive_dir: Text = "archives"
    category_dir: Text = "categories"
    code_dir: Text = "downloads/code"
    i18n_dir: Text = ":lang"
    skip_render: Patterns = ()
    exclude: Patterns = ()
    include: Patterns = ()
    ignore: Patterns = ()
    new_post_name: Text = ":title.md"
    default_layout: Text = "post"
    filename_case: Annotated[int, BeforeValidator(_case)] = 0
    render_drafts: Truth = False
    post_asset_folder: Truth = False
    relative_link: Truth = False
    future: Truth = True
    use_slug_as_post_title: Truth = False
    default_category: Text = "uncategorized"
    category_map: Names = {}
    tag_map: Names = {}
    updated_option: Text = "mtime"
    per_page: int = 10
    pagination_dir: Text = "page"
    index_generator: IndexGenerator = IndexGenerator()
    marked: Marked = Marked()
    theme: Text = "landscape"

    @model_validator(mode="before")
    @classmethod
    def _as_hexo_completes_it(cls, data: Any) -> Any:  # noqa: ANN401  # pydantic's own signature
        """`root` from `url`, slashes at the ends; an empty `future:` is false, as in Hexo."""
        if not isinstance(data, Mapping):
            return data
        url = text_of(data.get("url") or cls.model_fields["url"].default).rstrip("/")
        root = text_of(data.get("root") or urlsplit(url).path)
        completed = {**data, "url": url, "root": root.rstrip("/") + "/"}
        if "future" in data:
            completed["future"] = is_true(data["future"])
        return completed


def find_config(folder: Path) -> Path | None:
    """The configuration in `folder`, if there is one."""
    for name in CONFIG_NAMES:
        look_at(folder / name)
    return next((folder / name for name in CONFIG_NAMES if (folder / name).is_file()), None)


def load_config(path: Path) -> HexoConfig:
    """The configuration at `path`. Raises ConfigError, and OSError when it cannot be read."""
    source = read_source(path)
    data = _data(path, source)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise ConfigError(path, "a mapping of settings was expected")
    try:
        return HexoConfig.model_validate(data)
    except ValidationError as error:
        raise _at_its_key(path, source, error) from error


def _data(path: Path, source: Source) -> Value:
    """What the file says. Raises ConfigError."""
    if path.suffix == ".json":
        try:
            data: Value = json.loads(source.text)
        except json.JSONDecodeError as error:
            raise ConfigError(path, error.msg.lower(), error.lineno, error.colno) from error
        except RecursionError as error:
            raise ConfigError(path, "nested too deep") from error
        return data
    # As in hexo-front-matter 4.2's `escape`: leading tabs are two spaces each.
    text = _TABS.sub(lambda match: "\n" + "  " * len(match.group(1)), source.text)
    shown = Source(text.encode("utf-8", "surrogatepass"))
    try:
        document = JsYamlHandler().load(text)
    except YamlError as error:
        raise _at(path, shown, error.start, error) from error
    for key in document.duplicates:
        raise _at(path, shown, key.start, f"key `{key.text}` is given twice")
    return document.value


def _at(path: Path, source: Source, offset: int, message: object) -> ConfigError:
    position = source.position(offset)
    return ConfigError(path, str(message), position.line, position.column)


def _at_its_key(path: Path, source: Source, error: ValidationError) -> ConfigError:
    """The first thing that is wrong, at the line of its outermost key."""
    first = error.errors()[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    match = re.search(rf"^[ \t\"']*{re.escape(key)}\b", source.text, re.MULTILINE)
    name = ".".join(map(str, first["loc"]))
    message = f"`{name}`: {first['msg'][:1].lower()}{first['msg'][1:]}"
    return _at(path, source, match.start() if match else 0, message)
