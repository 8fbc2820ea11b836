"""YAML that js-yaml refuses: what is wrong, in words, and where."""

import yaml

from hexodigest.patterns import later

_TOKEN = later(r"\S+")
_LONGEST_TOKEN = 40
# What libyaml says, what we say. `{found}` is what stands there, `{sign}` its first character.
_WORDS = (
    ("could not find expected ':'", "a line without `: `; expected `key: value`"),
    ("did not find expected ',' or ']'", "expected `,` or `]` in the list, found {found}"),
    ("did not find expected ',' or '}'", "expected `,` or `}}` in the mapping, found {found}"),
    ("did not find expected key", "expected a key at this indent, found {found}"),
    ("did not find expected '-'", "expected `- ` at this indent, found {found}"),
    ("expected <document start>", "expected the end of the front matter, found {found}"),
    ("unexpected end of stream", "a quote that nothing closes"),
    ("unexpected document indicator", "a quote that nothing closes"),
    ("undefined tag handle", "unknown tag {found}"),
    ("unknown escape character", "unknown escape {found} between double quotes"),
    ("hexdecimal number", "expected hexadecimal digits, found {found}"),
    ("block sequence entries are not allowed", "a list cannot start on the line of its key"),
    ("comment or line break", "text after the `|` or `>` of a block; it starts on the next line"),
    ("found character '\\t'", "a tab where only spaces may indent"),
    ("found a tab character", "a tab where only spaces may indent"),
    ("cannot start any token", "a value cannot start with {sign}; quote it"),
    ("expected alphabetic or numeric", "`&` and `*` want a name; quote the value"),
    ("did not find expected node content", "expected a value, found {found}"),
)
_AT_ITS_START = ("could not find expected ':'", "unexpected end of stream", "document indicator")
_ON_A_LINE_OF_ITS_OWN = ("did not find expected key", "did not find expected '-'")


class YamlError(ValueError):
    """A text that js-yaml refuses, at an offset of it; `str()` says why."""

    def __init__(self, message: str, start: int, end: int | None = None) -> None:
        """`end` is where the wrong text ends; a single character by default."""
        super().__init__(message)
        self.start = start
        self.end = start + 1 if end is None else end


def explain(error: yaml.YAMLError, text: str) -> YamlError:
    """The same error in the words of somebody who writes posts."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return YamlError(f"not YAML: {error}".splitlines()[0], 0)
    problem = error.problem or "not YAML"
    mark = error.problem_mark
    if error.context_mark and any(known in problem for known in _AT_ITS_START):
        mark = error.context_mark
    start = min(mark.index, len(text))
    token = _TOKEN.match(text, start)
    found = token.group()[:_LONGEST_TOKEN] if token else ""
    end = start + len(found) if found else min(start + 1, len(text))
    return YamlError(_message(problem, text, start, found), start, end)


def _message(problem: str, text: str, start: int, found: str) -> str:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if "mapping values are not allowed" in problem:
        return _second_colon(before)
    if before.strip(" -?") and any(known in problem for known in _ON_A_LINE_OF_ITS_OWN):
        return f"{_quoted(found)} after the end of the value; quote all of it"
    for known, words in _WORDS:
        if known in problem:
            return words.format(found=_quoted(found), sign=_quoted(found[:1]))
    return problem


def _second_colon(before: str) -> str:
    """What a `:` means where no key may end; `before` is its line up to there."""
    if ": " in before:
        return "a second `: ` in an unquoted value; quote the value"
    return "a key that is taken for more of the line before; is a `: ` or an indent wrong?"


def _quoted(found: str) -> str:
    """The text between backticks, or what to call it."""
    return {"": "the end of the line", "`": "a backtick"}.get(found, f"`{found}`")
