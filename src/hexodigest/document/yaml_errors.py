"""YAML that js-yaml refuses: what is wrong, in words, and where."""

import re

import yaml

_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
_FIRST_TOKEN = re.compile(r"\S+")
_WORDS = (
    ("mapping values are not allowed", "a second `: ` in an unquoted value; quote the value"),
    ("could not find expected ':'", "expected `:` after a key, found the end of the line"),
    ("did not find expected ',' or ']'", "expected `,` or `]` in the list, found {found}"),
    ("did not find expected ',' or '}'", "expected `,` or `}}` in the mapping, found {found}"),
    ("did not find expected key", "expected a key at this indent, found {found}"),
    ("did not find expected '-'", "expected `- ` at this indent, found {found}"),
    (
        "did not find expected <document start>",
        "expected the end of the front matter, found {found}",
    ),
    ("found unexpected end of stream", "a quote is opened and never closed"),
    ("found unexpected document indicator", "a quote is opened and never closed"),
    ("found undefined tag handle", "unknown tag {found}"),
    ("found unknown escape character", "unknown escape {found} between double quotes"),
    ("block sequence entries are not allowed", "a list cannot start on the line of its key"),
    ("found character '\\t'", "a tab where only spaces may indent"),
    ("found a tab character", "a tab where only spaces may indent"),
    ("cannot start any token", "a value cannot start with {found}; quote it"),
    ("did not find expected alphabetic", "expected a name after {found}; quote the value"),
    ("did not find expected node content", "expected a value, found {found}"),
)


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
    start = min(error.problem_mark.index, len(text))
    problem = error.problem or ""
    if "end of stream" in problem or "document indicator" in problem:
        start = error.context_mark.index if error.context_mark else start
    token = _FIRST_TOKEN.match(text, start)
    found = f"`{token.group()[:40]}`" if token else "the end"
    for known, words in _WORDS:
        if known in problem:
            return YamlError(words.format(found=found), start)
    return YamlError(problem or "not YAML", start)
