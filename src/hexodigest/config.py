"""What a user sets: `hexodigest.toml`, or `[tool.hexodigest]` in `pyproject.toml`.

The nearest one is found upward from a file or folder. Paths and globs in it are relative to the
folder that it lies in.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

from hexodigest.diagnostics import Severity
from hexodigest.elsewhere import is_file, stat_of
from hexodigest.path_globs import glob_pattern, matches_glob
from hexodigest.reading import read_file
from hexodigest.settings import (
    CLOSED,
    Check,
    SettingsError,
    SettingsTable,
    Whole,
    WholeNumber,
    explain,
    fill,
)
from hexodigest.traces import look_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FILE_NAME = "hexodigest.toml"
_PYPROJECT = "pyproject.toml"


def _as_glob(pattern: str) -> str:
    try:
        glob_pattern(pattern)
    except re.error as error:
        message = f"is not a glob ({error.msg})"
        raise ValueError(message) from error
    return pattern


def _as_regular_expression(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"is not a regular expression ({error.msg})"
        raise ValueError(message) from error
    return pattern


Glob = Annotated[str, Check(_as_glob)]
Pattern = Annotated[str, Check(_as_regular_expression)]
Names = tuple[str, ...]


class ConfigError(Exception):
    """A configuration that cannot be used; the message is one line that names file and key."""


@dataclass(frozen=True)
class ModelRule(SettingsTable):
    """Which posts a model is for, and the options that it takes; an unset option is the model's.

    All of `category`, `layout` and `path` that are given must match.
    """

    model: str
    """`arxiv-insights`, `digest`, `post`, or a class of yours: `package.module:Class`."""
    category: str | None = None
    """A category of the post, in any of its hierarchies."""
    layout: str | None = None
    """The post's layout; a post that names none has `post`."""
    path: Glob | None = None
    """A glob for the post's path: `*` within a folder, `**` across folders."""
    heading_level: Annotated[int, Whole(1, 6)] | None = None
    """The level of the headings that start a pick."""
    link_pattern: Pattern | None = None
    """A regular expression that all of a pick's URL matches; a group named `id` is its identity."""
    picks_per_day: WholeNumber | None = None
    """How many picks a day may have; 0 is no limit."""
    carry_over_days: WholeNumber | None = None
    """How many announced days without a digest add their share to the next one."""
    image_folder: str | None = None
    """Where a digest's images lie; `{week}` is its week, such as `2024-01-15-01-19`."""

    def __post_init__(self) -> None:
        """Raise ValueError where nothing says which posts it is for."""
        super().__post_init__()
        if self.category is None and self.layout is None and self.path is None:
            message = "does not say which posts it is for: give `category`, `layout` or `path`"
            raise ValueError(message)


@dataclass(frozen=True)
class Config(SettingsTable):
    """The configuration of a folder; without a file all of it is as it stands here."""

    __pydantic_config__ = {**CLOSED, "title": "hexodigest"}  # noqa: RUF012  # pydantic's

    select: Names = ()
    """Rules to run: names, groups or globs; none named: all that are on by default."""
    extend_select: Names = ()
    """Rules to run besides: names, groups or globs."""
    ignore: Names = ()
    """Rules to leave out: names, groups or globs; stronger than `select`."""
    per_file_ignores: dict[Glob, Names] = field(default_factory=dict)
    """Rules to leave out in some files: a glob of paths, and names, groups or globs of rules."""
    severity: dict[str, Severity] = field(default_factory=dict)
    """Severities to give to rules, by name, group or glob; a name is stronger than a group."""
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Options of rules, a table a rule: `[rules.large-data-uri]`."""
    exclude: tuple[Glob, ...] = ()
    """Globs of files and folders to leave out; without a slash at any depth."""
    known_tags: Names = ()
    """Tags that a theme or a plugin brings and that cannot be found in the blog's folder."""
    theme: str = ""
    """The theme whose tags the posts use, where `_config.yml` names one of another name."""
    tags: dict[str, str] = field(default_factory=dict)
    """HTML for tags that no theme is known for: `{1}` is an argument, `{args}` all, `{body}`."""
    models: tuple[ModelRule, ...] = ()
    """Models of posts; the first that matches a post holds, before the built-in ones."""

    @property
    def file(self) -> Path | None:
        """The file that it was read from."""
        return self.__dict__.get("_file")

    @property
    def given(self) -> Mapping[str, Any]:
        """What the file says, as it is there."""
        return cast(Mapping[str, Any], self.__dict__.get("_given", {}))

    @property
    def folder(self) -> Path:
        """The folder that globs and modules are relative to, absolute."""
        return self.file.parent if self.file else Path.cwd()

    def excludes(self, path: Path) -> bool:
        """Whether `exclude` names the file, or a folder that it lies in."""
        parts = self._relative(path).split("/") if self.exclude else []
        return any(
            matches_glob("/".join(parts[: end + 1]), pattern)
            for pattern in self.exclude
            for end in range(len(parts))
        )

    def ignored_in(self, path: Path) -> Names:
        """What `per_file_ignores` has for the file."""
        return tuple(
            name
            for pattern, names in self.per_file_ignores.items()
            if self.matches(path, pattern)
            for name in names
        )

    def matches(self, path: Path, pattern: str) -> bool:
        """Whether a glob of the configuration matches the file at `path`."""
        return matches_glob(self._relative(path), pattern)

    def _relative(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()


def load_config(start: Path) -> Config:
    """The configuration that holds for a file or folder, found upward from it.

    Raises ConfigError when a file on the way cannot be read or used.
    """
    folder = Path(os.path.abspath(start))  # noqa: PTH100  # a link's own place counts, not its end
    for place in (folder, *folder.parents):
        for name in (FILE_NAME, _PYPROJECT):
            look_at(place / name)
            if is_file(place / name):
                config = read_config(place / name)
                if config is not None:
                    return config
    return Config()


def read_config(file: Path) -> Config | None:
    """The configuration in a file; None for a `pyproject.toml` that has none.

    Raises ConfigError when the file cannot be read or used.
    """
    try:
        state = stat_of(file)
    except OSError as error:
        message = f"{file}: {error.strerror}"
        raise ConfigError(message) from error
    return _read_config(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _read_config(file: Path, _changed: int, _size: int) -> Config | None:
    data = _read_toml(file)
    if file.name == _PYPROJECT:
        tool = data.get("tool")
        if not isinstance(tool, dict) or "hexodigest" not in tool:
            return None
        data = tool["hexodigest"]
    try:
        config = fill(Config, data)
    except SettingsError as error:
        message = f"{file}: {_explain(error.details)}"
        raise ConfigError(message) from error
    # No keys that a user sets: where it is from.
    object.__setattr__(config, "_file", Path(os.path.abspath(file)))  # noqa: PTH100
    object.__setattr__(config, "_given", data)
    return config


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_file(file).decode("utf-8"))
    except OSError as error:
        message = f"{file}: {error.strerror or error}"
        raise ConfigError(message) from error
    except UnicodeDecodeError as error:
        message = f"{file}: not UTF-8 at byte {error.start}"
        raise ConfigError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"{file}: not TOML: {error}"
        raise ConfigError(message) from error


def _explain(error: "ErrorDetails") -> str:
    """One line about the first thing that is wrong."""
    loc = error["loc"]
    if loc[:1] == ("models",) and len(loc) > 1 and isinstance(loc[1], int):
        return explain(error, loc[2:], ModelRule, f"[[models]] {loc[1] + 1}")
    return explain(error, loc, Config)
