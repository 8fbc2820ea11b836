"""What Hexo reads of `_config.yml`, with Hexo's defaults."""

import json
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from hexodigest.document.js_values import Value, is_true, text_of
from hexodigest.document.js_yaml import JsYamlHandler
from hexodigest.document.yaml_errors import YamlError
from hexodigest.elsewhere import is_file
from hexodigest.patterns import later
from hexodigest.source import Source, read_source
from hexodigest.traces import look_at

__all__ = ["CONFIG_NAMES", "ConfigError", "HexoConfig", "find_config", "is_true", "load_config"]

CONFIG_NAMES: Final = ("_config.yml", "_config.yaml", "_config.json")
_TABS: Final = later(r"\n(\t+)")
_URL: Final = "http://example.com"

Table = TypeVar("Table", bound="_Part")


class _ValueError(ValueError):
    """A value that Hexo has no use for, and the keys that lead to it."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.keys = keys


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


def _whole(value: Value) -> int:
    """A whole number, or what pydantic takes for one, such as `"10"`. Raises _ValueError."""
    if type(value) is int:
        return value
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 # a number is most often one

    try:
        return TypeAdapter(int).validate_python(value)
    except ValidationError as error:
        message = error.errors()[0]["msg"]
        raise _ValueError(message[:1].lower() + message[1:]) from error


# What is made of a value stands beside the type that it comes to.
Text = Annotated[str, text_of]
Truth = Annotated[bool, is_true]
Case = Annotated[int, _case]
Whole = Annotated[int, _whole]
Patterns = Annotated[tuple[str, ...], _texts]
Names = Annotated[dict[str, str], _names]


@dataclass(frozen=True)
class _Part:
    """What every mapping of settings has besides: the keys with a value, and those of others."""

    given: tuple[str, ...] = field(default=(), compare=False)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class PrettyUrls(_Part):
    """How addresses are printed; the files stay where they are."""

    trailing_index: Truth = True
    trailing_html: Truth = True


@dataclass(frozen=True)
class Marked(_Part):
    """Settings of hexo-renderer-marked 7 that addresses, headings and images depend on."""

    gfm: Truth = True
    breaks: Truth = True
    autolink: Truth = True
    header_ids: Truth = field(default=True, metadata={"key": "headerIds"})
    modify_anchors: Case = field(default=0, metadata={"key": "modifyAnchors"})
    anchor_alias: Truth = field(default=False, metadata={"key": "anchorAlias"})
    smartypants: Truth = True
    quotes: Text = ""
    figcaption: Truth = False
    description_lists: Truth = field(default=True, metadata={"key": "descriptionLists"})
    prepend_root: Truth = field(default=True, metadata={"key": "prependRoot"})
    post_asset: Truth = field(default=False, metadata={"key": "postAsset"})


@dataclass(frozen=True)
class IndexGenerator(_Part):
    """Settings of hexo-generator-index; `per_page` 0 means all on one page."""

    path: Text = ""
    per_page: Whole | None = None
    order_by: Text = "-date"


@dataclass(frozen=True)
class HexoConfig(_Part):
    """`_config.yml` as Hexo 8.1 reads it; what it does not read is in `extra`.

    Patterns are micromatch globs relative to `source_dir`; `ignore` is matched with whole paths.
    """

    title: Text = "Hexo"
    subtitle: Text = ""
    description: Text = ""
    author: Text = "John Doe"
    language: Patterns = ("en",)
    timezone: Text = ""  # of the IANA database; empty: that of the machine
    url: Text = _URL  # without a slash at the end
    root: Text = "/"  # with a slash at both ends; from `url` when it is not given
    permalink: Text = ":year/:month/:day/:title/"
    permalink_defaults: Annotated[dict[str, Value], _mapping] = field(default_factory=dict)
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
    filename_case: Case = 0
    render_drafts: Truth = False
    post_asset_folder: Truth = False
    relative_link: Truth = False
    future: Truth = True
    use_slug_as_post_title: Truth = False
    default_category: Text = "uncategorized"
    category_map: Names = field(default_factory=dict)
    tag_map: Names = field(default_factory=dict)
    updated_option: Text = "mtime"
    per_page: Whole = 10
    pagination_dir: Text = "page"
    index_generator: IndexGenerator = IndexGenerator()
    marked: Marked = Marked()
    theme: Text = "landscape"

    @classmethod
    def of(cls, data: Mapping[str, Value]) -> "HexoConfig":
        """What Hexo makes of the settings: `root` from `url`, slashes at the ends.

        An empty `future:` is false. Raises ValueError.
        """
        url = text_of(data.get("url") or _URL).rstrip("/")
        path = _path_of(url)  # also where it is not wanted: Hexo refuses what is no address
        root = text_of(data.get("root") or path)
        completed = {**data, "url": url, "root": root.rstrip("/") + "/"}
        if "future" in data:
            completed["future"] = is_true(data["future"])
        return _part(cls, completed)


def _path_of(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError as error:  # `http://[`
        raise _ValueError(f"`{url}` is no address, such as `{_URL}`", "url") from error


def _part(table: type[Table], data: Value) -> Table:
    """A table of settings; `key:` with nothing after it leaves the default."""
    known = _mapping(data)
    given = {key: value for key, value in known.items() if value is not None}
    keys = _keys(cast(Hashable, table))
    values: dict[str, Any] = {}
    for key in filter(given.__contains__, keys):
        name, read = keys[key]
        try:
            values[name] = read(given[key])
        except _ValueError as error:
            raise _ValueError(str(error), key, *error.keys) from error
    extra = {key: value for key, value in given.items() if key not in keys}
    return table(**values, given=tuple(sorted(given)), extra=extra)


@cache
def _keys(table: Any) -> Mapping[str, tuple[str, Callable[[Value], object]]]:  # noqa: ANN401  # as below
    """Each key of a table: the attribute that it is for, and what reads its value."""
    hints = get_type_hints(table, include_extras=True)
    ours = {each.name for each in fields(_Part)}
    named = [(each.metadata.get("key", each.name), each.name) for each in fields(table)]
    return {key: (name, _reader(hints[name])) for key, name in named if name not in ours}


def _reader(hint: Any) -> Callable[[Value], object]:  # noqa: ANN401  # an annotation has no type
    if isinstance(hint, type):
        return partial(_part, hint)
    origin, inner = get_origin(hint), get_args(hint)
    return cast(Callable[[Value], object], inner[1]) if origin is Annotated else _reader(inner[0])


def find_config(folder: Path) -> Path | None:
    """The configuration in `folder`, if there is one."""
    for name in CONFIG_NAMES:
        look_at(folder / name)
    return next((folder / name for name in CONFIG_NAMES if is_file(folder / name)), None)


def load_config(path: Path) -> HexoConfig:
    """The configuration at `path`. Raises ConfigError, and OSError when it cannot be read."""
    source = read_source(path)
    data = _data(path, source)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise ConfigError(path, "a mapping of settings was expected")
    try:
        return HexoConfig.of(data)
    except _ValueError as error:
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


def _at_its_key(path: Path, source: Source, error: _ValueError) -> ConfigError:
    """What is wrong, at the line of its outermost key."""
    key = re.escape(error.keys[0])
    match = re.search(rf"^[ \t\"']*{key}\b", source.text, re.MULTILINE)
    message = f"`{'.'.join(error.keys)}`: {error}"
    return _at(path, source, match.start() if match else 0, message)
