"""The name and the arguments of a tag, as Nunjucks' lexer and Hexo's `_parseArgs` read them.

Hexo joins the values of Nunjucks' tokens until white space, so quotes group words and are lost,
also in the middle of an argument (`title:"a b"` is `title:a b`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hexodigest.document.tag_nodes import Argument
from hexodigest.source import Span

# As in nunjucks 3.2: five characters are white space, and these break words.
_CODE = re.compile(
    r"""
    (?P<string>"(?P<double>(?:[^"\\]++|\\.)*+)\\?"?|'(?P<single>(?:[^'\\]++|\\.)*+)\\?'?)
    |(?P<space>[ \n\t\r\xa0]++)
    |(?P<tag_end>-?%\})
    |(?P<variable_end>-?\}\})
    |(?P<regex>r/(?:(?:(?!/).|(?<=\\)/)*+)/?[gimy]*+)
    |(?P<operator>[=!]==?|[<>]=|//|\*\*|[()\[\]{}%*\-+~/\#,:|.<>=!])
    |(?P<number>[0-9]++\.[0-9]*+)
    |(?P<word>[^ \n\t\r\xa0()\[\]{}%*\-+~/\#,:|.<>=!]++)
    """,
    re.VERBOSE | re.DOTALL,
)
_DATA = re.compile(
    r"(?P<open>\{[%{]-?)|(?P<comment>\{#.*?#\})|(?P<data>(?:(?!\{[%{#]|#\}).)++)", re.DOTALL
)
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_NOT_NAMES = frozenset({"true", "false", "none", "null"})
# What JavaScript's `trim` takes off.
_TRIMMED = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)


class Token(NamedTuple):
    """A token of Nunjucks' lexer within braces; `value` is what Hexo adds to an argument."""

    kind: str
    value: str
    span: Span


class Call(NamedTuple):
    """What stands in `{% … %}`; `end` is None where Nunjucks finds no `%}` in the given text."""

    name: str  # empty where Nunjucks finds none and aborts
    name_span: Span | None
    arguments: tuple[Argument, ...]
    end: int | None


def read_call(text: str, start: int, end: int) -> Call:
    """Read the tag whose `{%` stands at `start`, and nothing from `end` on."""
    tokens = code_tokens(text, start, end)
    name = next((token for token in tokens if token.kind != "space"), None)
    if name is None or name.kind == "tag_end":
        return Call("", None, (), name.span.end if name else None)
    reader = _Arguments()
    closed = reader.read(tokens)
    is_name = name.kind == "word" and not _is_literal(name.value)
    return Call(
        name.value if is_name else "",
        name.span if is_name else None,
        tuple(reader.arguments),
        closed,
    )


def code_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens behind the `{%` or `{{` at `start`, up to and with the closing braces.

    Behind `}}` in a tag Nunjucks reads text again, and code once more behind the next opening.
    """
    position = start + 3 if text.startswith("-", start + 2) else start + 2
    pattern = _CODE
    while position < end and (match := pattern.match(text, position, end)) is not None:
        position = match.end()
        kind = match.lastgroup or ""
        yield Token(kind, _value(match), Span(*match.span()))
        if kind == "tag_end":
            return
        if kind == "variable_end":
            pattern = _DATA
        elif kind == "open":
            pattern = _CODE


def _is_literal(word: str) -> bool:
    return word in _NOT_NAMES or (word.isascii() and word.isdecimal())


def _value(match: re.Match[str]) -> str:
    if match.lastgroup == "regex":
        return "[object Object]"  # an object, made a string by JavaScript
    if match.lastgroup != "string":
        return match[0]
    inner = match["double"] if match["single"] is None else match["single"]
    return _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), inner)


class _Arguments:
    """Joins tokens to arguments."""

    def __init__(self) -> None:
        self.arguments: list[Argument] = []
        self.values: list[str] = []
        self.start = self.end = 0

    def read(self, tokens: Iterator[Token]) -> int | None:
        """Take all tokens; where the tag's `%}` ends, None without one."""
        for token in tokens:
            if token.kind in ("space", "tag_end"):
                self._flush()
                if token.kind == "tag_end":
                    return token.span.end
            else:
                if not self.values:
                    self.start = token.span.start
                self.end = token.span.end
                self.values.append(token.value)
        return None

    def _flush(self) -> None:
        value = "".join(self.values)
        if value:
            self.arguments.append(Argument(value.strip(_TRIMMED), Span(self.start, self.end)))
        self.values = []
