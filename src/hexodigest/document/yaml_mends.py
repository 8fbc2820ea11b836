"""Libyaml stops where js-yaml goes on: at `-<tab>b`, at `&nbsp;` (an anchor to js-yaml), at `%FOO`.

The text is read again with that tab as a space, that name in letters that libyaml takes, that
line as a comment, which moves nothing; as often as there are such places. js-yaml has rules of
its own: what follows a tab may be no key and no `- ` of a list.
"""

import re
from dataclasses import replace
from string import ascii_uppercase

import yaml

from hexodigest.document import yaml_escapes
from hexodigest.document.yaml_errors import YamlError
from hexodigest.document.yaml_text import StandIns
from hexodigest.patterns import later

_FURTHER_LINE = later(r"\n( *)(?=[^ \n])")
_TABS = later(r"\t+")
_NAME = later(r"[&*]([^\s,\[\]{}]+)")
_NOT_IN_NAMES = later(r"[^A-Za-z0-9_-]")
_NAMING = frozenset({"while scanning an anchor", "while scanning an alias"})
_MAX_ROUNDS = 200
_MAX_WORK = 2_000_000  # characters read again, all told
MESSAGE = "a tab where only spaces may indent"


def mended(source: StandIns, error: yaml.YAMLError) -> StandIns | None:
    """The text, as long as before, without what libyaml stops at; None for a real fault."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return None
    if error.problem == yaml_escapes.PROBLEM:
        return yaml_escapes.with_escapes(source)
    text = _mended(source.text, error, error.problem_mark)
    return None if text is None else replace(source, text=text)


def _mended(text: str, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> str | None:
    if error.context_mark and error.context in {
        "while scanning an anchor",
        "while scanning an alias",
    }:
        return _with_name(text, error.context_mark.index)
    if error.context_mark and "unknown directive" in (error.problem or ""):
        return text[: error.context_mark.index] + "#" + text[error.context_mark.index + 1 :]
    if error.context == "while scanning a block scalar":
        return None
    offset = mark.index
    tabs = _TABS.match(text, offset)
    return None if tabs is None else text[:offset] + " " * len(tabs.group()) + text[tabs.end() :]


def _with_name(text: str, offset: int) -> str | None:
    """The text with the name at `offset` in letters; the same name gets the same ones."""
    name = _NAME.match(text, offset)
    if name is None:
        return None
    letters = _NOT_IN_NAMES.sub(_letter, name.group(1))
    if letters == name.group(1):
        return None
    return text[: name.start(1)] + letters + text[name.end() :]


def _letter(odd: re.Match[str]) -> str:
    return ascii_uppercase[ord(odd.group()) % len(ascii_uppercase)]


def may_go_on(text: str, rounds: int) -> bool:
    """Whether another round is worth its time."""
    return rounds < _MAX_ROUNDS and rounds * len(text) < _MAX_WORK


def check_key(original: str, offset: int) -> None:
    """Refuse a key of a block after a tab. Raises YamlError."""
    tab = original.find("\t", _line_start(original, offset), offset)
    if tab >= 0:
        raise YamlError(MESSAGE, tab)


def check_item(original: str, offset: int) -> None:
    """Refuse an item of a block list whose `-` follows a tab. Raises YamlError."""
    start = _line_start(original, offset)
    dash = original.rfind("-", start, offset)
    tab = original.find("\t", start, max(dash, start))
    if tab >= 0:
        raise YamlError(MESSAGE, tab)


def less_indented_line(text: str, start: int, end: int, outer: int | None) -> int | None:
    """Where a plain scalar's further line starts that js-yaml does not count to it.

    `outer` is the column of the block around it, which each line must pass; without one, the
    lines must stand as deep as the first.
    """
    if "\n" not in text[start:end]:
        return None
    first = text[_line_start(text, start) : start]
    least = len(first) - len(first.lstrip(" ")) if outer is None else outer + 1
    for line in _FURTHER_LINE.finditer(text, start, end):
        if line.end() - line.start(1) < least:
            return line.end()
    return None


def follows_question_mark(text: str, offset: int) -> bool:
    """Whether a key is written after `? `."""
    return text[_line_start(text, offset) : offset].rstrip(" \t").endswith("?")


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
