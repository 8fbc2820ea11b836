"""What lies in `_data`: themes read it, and posts through `site.data`."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from hexodigest.convert.paths import safe_path
from hexodigest.document.front_matter import Value
from hexodigest.document.js_yaml import HANDLER, YamlError
from hexodigest.site.files import FileKind
from hexodigest.site.site import Site
from hexodigest.source import read_source

_FOLDER: Final = "_data/"
_YAML: Final = (".yml", ".yaml")
_TABS: Final = re.compile(r"\n(\t+)")
# What readers of YAML disagree about: tabs, types, complex keys, merges, numbers that are none.
_DISPUTED: Final = re.compile(
    r"\t|!|<<|^[^\S\n]*\?|\.(?:inf|nan)\b|^%", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of `_data`; `name` is what `site.data` has it under."""

    path: Path
    name: str
    place: PurePosixPath
    value: Value  # None when it holds no table and no list
    disputed: bool  # other readers may see something else in it, or nothing


def data_files(site: Site) -> Iterator[DataFile]:
    """The tables and lists of `_data`, in order. Raises OSError, UnsafePathError."""
    for file in site.files:
        if file.kind is FileKind.DATA:
            name = file.source.removeprefix(_FOLDER)
            text = read_source(file.path).text
            value = _value(text, file.path.suffix.lower())
            is_yaml = file.path.suffix.lower() in _YAML
            yield DataFile(
                file.path,
                name.removesuffix(file.path.suffix),
                PurePosixPath("data") / safe_path(name),
                value if isinstance(value, dict | list) else None,
                is_yaml and _DISPUTED.search(text) is not None,
            )


def _value(text: str, suffix: str) -> Value:
    """What Hexo's renderer makes of the file; None where it makes nothing of it."""
    try:
        if suffix in _YAML:
            # As in hexo-renderer-yaml: leading tabs are two spaces each.
            document = HANDLER.load(_TABS.sub(lambda tabs: "\n" + "  " * len(tabs[1]), text))
            return None if document.duplicates else document.value
        if suffix == ".json":
            value: Value = json.loads(text)
            return value
    except (YamlError, ValueError, RecursionError):
        pass
    return None
