"""What stands in `{{ … }}`, and which names Nunjucks finds a value for."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.patterns import later

# As in nunjucks 3.2, `src/lexer.js`: a name is any run of characters without these.
_ENDS: Final = r" \n\t\r\u00a0()\[\]{}%*\-+~/\#,:|.<>=!"
_TOKEN: Final = later(
    rf"""[ \n\t\r\u00a0]++
    |(?P<text>"(?:[^"\\]|\\.)*+"?|'(?:[^'\\]|\\.)*+'?|r/(?:[^/]|(?<=\\)/)*+/?[gimy]*+)
    |(?P<number>[0-9]++(?![^{_ENDS}])(?:\.[0-9]*+)?)
    |(?P<name>[^{_ENDS}"'][^{_ENDS}]*+)
    |(?P<sign>[=!]==?|[<>]=|//|\*\*|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CONSTANTS: Final = frozenset({"true", "false", "none", "null"})
_WORDS: Final = frozenset({"and", "or", "not", "in", "is", "if", "else"})
# Whoever writes these has thought of a missing value.
_PRUDENT: Final = frozenset({"or", "not", "if", "is", "default", "d"})
_FILTERS: Final = frozenset(
    """
    abs batch capitalize center default dictsort dump escape safe first forceescape groupby indent
    join last length list lower nl2br random reject rejectattr select selectattr replace reverse
    round slice sum sort string striptags title trim truncate upper urlencode urlize wordcount float
    int d e
    """.split()  # noqa: SIM905  # a list of words reads better than forty quotation marks
)
_TESTS: Final = frozenset(
    """
    callable defined divisibleby escaped equalto eq sameas even falsy ge greaterthan gt le lessthan
    lt lower ne null none number odd string truthy undefined upper iterable mapping true false
    """.split()  # noqa: SIM905  # a list of words reads better than forty quotation marks
)
GLOBALS: Final = frozenset({"range", "cycler", "joiner", "loop", "caller", "super", "varargs"})
_BINDING: Final = frozenset({"set", "for", "asyncEach", "asyncAll", "macro", "call", "import"})
# What Hexo 8.1 gives to a post or a page besides its front matter.
FIELDS: Final = frozenset(
    """
    id _id title date updated comments layout _content content source slug photos raw published
    excerpt more path permalink full_source asset_dir tags categories prev next lang language
    canonical_path site __post __page
    """.split()  # noqa: SIM905  # a list of words reads better than forty quotation marks
)


class TokenKind(StrEnum):
    """What nunjucks takes a part of an expression for."""

    TEXT = "text"  # a string or a regular expression
    NUMBER = "number"
    CONSTANT = "constant"  # `true`, `none` …
    NAME = "name"
    SIGN = "sign"


class Token(NamedTuple):
    """A part of an expression."""

    kind: TokenKind
    text: str


def tokens(expression: str) -> Iterator[Token]:
    """The parts of an expression, white space left out."""
    for match in _TOKEN.finditer(expression):
        if match.lastgroup is not None:
            kind = TokenKind(match.lastgroup)
            yield Token(TokenKind.CONSTANT if match[0] in _CONSTANTS else kind, match[0])


def unknown_filter(expression: str) -> str | None:
    """The first filter of an expression that nunjucks does not have."""
    return next(
        (name for sign, name in _names(expression) if sign == "|" and name not in _FILTERS), None
    )


def unknown_test(expression: str) -> str | None:
    """The first word behind `is` that is no test of nunjucks."""
    words = [text for kind, text in tokens(expression) if kind is not TokenKind.SIGN]
    for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        name = after if word == "not" else word
        if before == "is" and name.isidentifier() and name not in _TESTS:
            return name
    return None


def unknown_names(expression: str, known: frozenset[str]) -> tuple[str, ...]:
    """The names of an expression that have no value, in order; none where it has a default."""
    names = list(_names(expression))
    if any(name in _PRUDENT for _, name in names):
        return ()
    free = (name for sign, name in names if sign not in {".", "|"})
    return tuple(name for name in free if name not in known and name not in _WORDS)


def _names(expression: str) -> Iterator[tuple[str, str]]:
    """Each name and the sign right before it."""
    before = ""
    for kind, text in tokens(expression):
        if kind is TokenKind.NAME:
            yield before, text
        before = text if kind is TokenKind.SIGN else ""


def names_in(document: Document) -> frozenset[str]:
    """Every name that a post's variables may use."""
    made = (name for tag in document.tags.walk() for name in _made(tag))
    return GLOBALS | FIELDS | frozenset(document.front_matter.data) | frozenset(made)


def _made(tag: Tag) -> Iterator[str]:
    """The names that `set`, `for` and `macro` bring in; where they hold is not asked."""
    if tag.kind in (TagKind.INLINE, TagKind.BLOCK) and tag.name in _BINDING:
        for argument in tag.arguments:
            yield from re.findall(r"[^\s()\[\]{},=]+", argument.value)
