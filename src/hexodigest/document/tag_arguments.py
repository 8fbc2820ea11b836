"""The name and the arguments of a tag, as Nunjucks' lexer and Hexo's `_parseArgs` read them.

Hexo joins the values of Nunjucks' tokens until white space, so quotes group words and are lost,
also in the middle of an argument (`title:"a b"` is `title:a b`).
"""

import re
from typing import NamedTuple

from hexodigest.document.tag_nodes import Argument
from hexodigest.patterns import later
from hexodigest.slugs import JS_TRIMMED
from hexodigest.source import Span

# As in nunjucks 3.2: five characters are white space, and these break words.
_SPACE = r" \n\t\r\xa0"
_BREAKS = r"()\[\]{}%*\-+~/\#,:|.<>=!"
_QUOTED = r"""
    (?P<string>"(?P<double>(?:[^"\\]++|\\.)*+)\\?"?|'(?P<single>(?:[^'\\]++|\\.)*+)\\?'?)
    |(?P<regex>r/(?:(?:(?!/).|(?<=\\)/)*+)/?[gimy]*+)
"""
_FIRST = later(
    rf"""[{_SPACE}]*+(?:{_QUOTED}
    |(?P<tag_end>-?%\}})|(?P<variable_end>-?\}}\}})
    |(?P<number>[0-9]++(?:\.[0-9]*+|(?=[{_SPACE}{_BREAKS}]|\Z)))
    |(?P<word>[^{_SPACE}{_BREAKS}]++)
    |(?P<operator>[=!]==?|[<>]=|//|\*\*|[{_BREAKS}]))
    """,
    re.VERBOSE | re.DOTALL,
)
# Tokens that stand side by side and keep their text are taken together; behind a number a new
# token begins, even in the middle of a word.
_CODE = later(
    rf"""(?P<space>[{_SPACE}]++)
    |{_QUOTED}
    |(?P<plain>(?:[0-9]++\.[0-9]*+
        |(?!["']|r/)[^{_SPACE}{_BREAKS}]++
        |[()\[\]*+~/\#,:|.<>=!{{]|-(?!%\}}|\}}\}})|%(?!\}})|\}}(?!\}})
        )++)
    |(?P<tag_end>-?%\}})
    |(?P<variable_end>-?\}}\}})
    """,
    re.VERBOSE | re.DOTALL,
)
_DATA = later(
    r"(?P<open>\{[%{]-?)|(?P<comment>\{#.*?#\})|(?P<data>(?:(?!\{[%{#]|#\}).)++)", re.DOTALL
)
_ESCAPE = later(r"\\(.?)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_NOT_NAMES = frozenset({"true", "false", "none", "null"})


class Call(NamedTuple):
    """What stands in `{% … %}`; `end` is None where Nunjucks finds no `%}` in the given text."""

    name: str  # empty where Nunjucks finds none and aborts
    name_span: Span | None
    arguments: tuple[Argument, ...]
    end: int | None


def read_call(text: str, start: int, end: int) -> Call:
    """Read the tag whose `{%` stands at `start`, and nothing from `end` on."""
    token = _FIRST.match(text, _after_brace(text, start), end)
    if token is None or token.lastgroup == "tag_end":
        return Call("", None, (), token.end() if token else None)
    pattern = _DATA if token.lastgroup == "variable_end" else _CODE
    arguments, closed = _arguments(text, token.end(), end, pattern)
    word = token["word"]
    if word is None or word in _NOT_NAMES:
        return Call("", None, arguments, closed)
    return Call(word, Span(*token.span("word")), arguments, closed)


def variable_end(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the first closing braces behind the `{{` at `start` end, and whether they are `}}`.

    `end` and False where none close it.
    """
    position = _after_brace(text, start)
    while position < end and (match := _CODE.match(text, position, end)) is not None:
        position = match.end()
        if match.lastgroup in ("tag_end", "variable_end"):
            return position, match.lastgroup == "variable_end"
    return end, False


def _arguments(
    text: str, position: int, end: int, pattern: re.Pattern[str]
) -> tuple[tuple[Argument, ...], int | None]:
    """The arguments from `position` on, and the end of the `%}`.

    Behind `}}` in a tag Nunjucks reads text again, and code once more behind the next opening.
    """
    arguments: list[Argument] = []
    values: list[str] = []
    first = 0
    while position < end and (match := pattern.match(text, position, end)) is not None:
        kind = match.lastgroup
        if kind in ("space", "tag_end"):
            value = "".join(values)
            if value:
                arguments.append(Argument(value.strip(JS_TRIMMED), Span(first, position)))
            values = []
            if kind == "tag_end":
                return tuple(arguments), match.end()
        else:
            if not values:
                first = position
            values.append(_value(match))
            if kind == "variable_end":
                pattern = _DATA
            elif kind == "open":
                pattern = _CODE
        position = match.end()
    return tuple(arguments), None


def _value(match: re.Match[str]) -> str:
    if match.lastgroup == "regex":
        return "[object Object]"  # an object, made a string by JavaScript
    if match.lastgroup != "string":
        return match[0]
    inner = match["double"] if match["single"] is None else match["single"]
    return _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), inner)


def _after_brace(text: str, start: int) -> int:
    return start + 2 + text.startswith("-", start + 2)
