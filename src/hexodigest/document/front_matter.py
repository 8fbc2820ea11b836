"""Front matter, split from the body and valued as hexo-front-matter 4.2.1 does it.

Hexo knows three forms: between two separators, before one separator without an opening one, and
JSON without its braces between or before `;;;`. All of it is optional, and what does not turn out
to be a mapping is body.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property, partial
from typing import NamedTuple

from hexodigest.diagnostics import Fault
from hexodigest.document.js_values import Value, keys_of
from hexodigest.document.json_text import JsonError, json_entries, load_json
from hexodigest.document.places import Entry, Path, Tabs
from hexodigest.patterns import later
from hexodigest.source import Span

__all__ = ["Entry", "Form", "FrontMatter", "Value", "read_front_matter"]

_SEPARATOR = later(r"-{3,}|;{3,}")
_LINE_SEPARATOR = later(r"\n(-{3,}|;{3,})")
_REST_OF_LINE = later(r"[ \t]*\n")
_KEY_LINE = later(r"""(?:#.*\n|[ \t]*\n){0,20}["']?[\w-]+["']?[ \t]*:(?:\s|\Z)""")
_GLUED_KEY = later(r"\s*[\w-]+ ?(?::(?!//)|：)\S")
_NOWHERE = Span(0, 0)


class Form(StrEnum):
    """How the front matter is written."""

    NONE = "none"
    FENCED = "fenced"  # YAML between two separators
    UNFENCED = "unfenced"  # YAML before one separator
    JSON = "json"  # between or before `;;;`


@dataclass(frozen=True)
class FrontMatter:
    """What stands before the body; every span counts characters of the whole text."""

    form: Form = Form.NONE
    span: Span = _NOWHERE  # from the start of the text to the start of the body
    content: Span = _NOWHERE  # the YAML or JSON text
    closing: Span | None = None  # the closing separator
    data: dict[str, Value] = field(default_factory=dict)  # keys in the order of JavaScript
    faults: tuple[Fault, ...] = ()
    readable: bool = True  # False when Hexo fails on it, and so drops the post
    _text: str = field(default="", repr=False)  # the YAML or JSON text

    def entry(self, *path: str | int) -> Entry | None:
        """Where the value at `path` is written: `entry("tags", 0)`; None when it is not there."""
        return self.entries().get(path)

    def entries(self) -> Mapping[Path, Entry]:
        """The place of every key and value, worked out when first asked for.

        A key that is given twice has the place of the last; what an alias or `<<` brings has
        none of its own.
        """
        return self._entries

    @cached_property
    def _entries(self) -> Mapping[Path, Entry]:
        if self.form is Form.NONE:
            return {}
        if self.form is Form.JSON:
            return json_entries(self._text, self.content.start)
        from hexodigest.document.yaml_entries import yaml_entries  # noqa: PLC0415  # imports yaml

        return yaml_entries(self._text, self.content.start)


class _Split(NamedTuple):
    """The parts of a text by hexo-front-matter's two patterns."""

    content: Span
    closing: Span
    body: int
    fenced: bool


def read_front_matter(text: str) -> FrontMatter:
    """Split a post as Hexo does and read its data; `text` is that of a `Source`.

    Never raises on content: what Hexo refuses is in `faults`, and `readable` is False.
    """
    opening = _SEPARATOR.match(text)
    split = _fenced(text, opening) if opening else _unfenced(text)
    if split is None:
        return FrontMatter(faults=_unclosed(text, opening) if opening else ())
    if text[split.closing.start] == ";":
        return _read_json(text, split)
    return _read_yaml(text, split)


def _fenced(text: str, opening: re.Match[str]) -> _Split | None:
    # As in hexo-front-matter 4.2: the closing separator may go on, and so may its line.
    separator = opening.group()
    start = opening.end() + 1
    end = text.find("\n" + separator, start + 1) if text.startswith("\n", opening.end()) else -1
    if end < 0:
        return None
    return _split(text, Span(start, end), len(separator), fenced=True)


def _unfenced(text: str) -> _Split | None:
    # As in hexo-front-matter 4.2: the opening line is optional.
    match = _LINE_SEPARATOR.search(text, 1)
    if match is None:
        return None
    return _split(text, Span(0, match.start()), len(match.group(1)), fenced=False)


def _split(text: str, content: Span, length: int, *, fenced: bool) -> _Split:
    closing = Span(content.end + 1, content.end + 1 + length)
    body = closing.end + text.startswith("\n", closing.end)
    return _Split(content, closing, body, fenced)


def _unclosed(text: str, opening: re.Match[str]) -> tuple[Fault, ...]:
    """An opening line that Hexo takes for body, so that the header is printed.

    A rule at the start of a body opens nothing: the next line must look like a key.
    """
    rest = _REST_OF_LINE.match(text, opening.end())
    if rest is None or not _KEY_LINE.match(text, rest.end()):
        return ()
    separator = opening.group()
    message = f"`{separator}` opens a front matter that no line `{separator}` closes"
    if rest.group().strip("\n"):
        message = f"white space after the opening `{separator}`: Hexo sees no header"
    return (Fault("unclosed-front-matter", message, Span(*opening.span())),)


def _read_yaml(text: str, split: _Split) -> FrontMatter:
    from hexodigest.document.js_yaml import HANDLER, YamlError  # noqa: PLC0415  # costs 20 ms

    raw = text[split.content.start : split.content.end]
    tabs = Tabs(raw, split.content.start)
    found = partial(
        FrontMatter,
        form=Form.FENCED if split.fenced else Form.UNFENCED,
        span=Span(0, split.body),
        content=split.content,
        closing=split.closing,
        _text=raw,
    )
    try:
        loaded = HANDLER.load(tabs.text)
    except YamlError as error:
        fault = Fault("invalid-front-matter", str(error), tabs.span(error.start, error.end))
        return found(faults=(fault,), readable=False)
    if not isinstance(loaded.value, dict | list | datetime):
        return FrontMatter(faults=_no_mapping(raw, split))
    twice = [_twice(key.text, tabs.span(key.start, key.end)) for key in loaded.duplicates]
    merges = [
        Fault("merge-key", "`<<` merges another mapping", tabs.span(key.start, key.end))
        for key in loaded.merges
    ]
    faults = (*twice, *merges)
    return found(data=_data(loaded.value), faults=faults, readable=not twice)


def _no_mapping(raw: str, split: _Split) -> tuple[Fault, ...]:
    """A header that Hexo takes for body because it is plain text, such as `title:x`."""
    if not split.fenced or not _GLUED_KEY.match(raw):
        return ()
    message = "no mapping, so Hexo takes it for body; a key wants `: ` after it"
    return (Fault("invalid-front-matter", message, split.content),)


def _read_json(text: str, split: _Split) -> FrontMatter:
    raw = text[split.content.start : split.content.end]
    base = split.content.start
    try:
        loaded = load_json(raw)
    except JsonError as error:
        # As in hexo-front-matter 4.2: JSON that cannot be read is body, without a word.
        place = Span(base + error.offset, base + error.offset + 1)
        fault = Fault("invalid-front-matter", str(error), place)
        return FrontMatter(faults=(fault,) if split.fenced or raw.startswith('"') else ())
    return FrontMatter(
        form=Form.JSON,
        span=Span(0, split.body),
        content=split.content,
        closing=split.closing,
        data=_data(loaded.value),
        faults=tuple(
            _twice(key, Span(base + start, base + end)) for key, (start, end) in loaded.duplicates
        ),
        _text=raw,
    )


def _twice(key: str, place: Span) -> Fault:
    return Fault("duplicate-key", f"key `{key}` is given twice", place)


def _data(value: Value) -> dict[str, Value]:
    """The post's data; Hexo keeps the body under `_content`, over whatever was there."""
    data = value if isinstance(value, dict) else keys_of(value) or {}
    data.pop("_content", None)
    return data
