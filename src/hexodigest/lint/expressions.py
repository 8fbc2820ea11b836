"""What stands in `{{ … }}`, and which names Nunjucks finds a value for."""

import re
from collections.abc import Iterator
from typing import Final

from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag, TagKind

# As in nunjucks 3.2: a name is any run of characters without white space and these signs.
_TOKEN: Final = re.compile(
    r"""\s++
    |(?P<string>"(?:[^"\\]|\\.)*+"?|'(?:[^'\\]|\\.)*+'?)
    |(?P<name>[^\s()\[\]{}%*\-+~/\#,:|.<>=!"']++)
    |(?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBER: Final = re.compile(r"\d++")
_WORDS: Final = frozenset(
    {"and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "null"}
)
# Whoever writes these has thought of a missing value.
_PRUDENT: Final = frozenset({"or", "not", "if", "is", "default", "d"})
_GLOBALS: Final = frozenset({"range", "cycler", "joiner", "loop", "caller", "super", "varargs"})
_BINDING: Final = frozenset({"set", "for", "asyncEach", "asyncAll", "macro", "call", "import"})
# What Hexo 8.1 gives to a post or a page besides its front matter.
_FIELDS: Final = frozenset(
    """
    id _id title date updated comments layout _content content source slug photos raw published
    excerpt more path permalink full_source asset_dir tags categories prev next lang language
    canonical_path site __post __page
    """.split()  # noqa: SIM905  # a list of words reads better than forty quotation marks
)


def unknown_names(expression: str, known: frozenset[str]) -> tuple[str, ...]:
    """The names of an expression that have no value, in order; none where it has a default."""
    names: list[str] = []
    before = ""
    for token in _TOKEN.finditer(expression):
        sign = token["sign"] or ""
        name = token["name"]
        if name is not None:
            if before not in {".", "|"} and name not in _WORDS and not _NUMBER.fullmatch(name):
                names.append(name)
            elif name in _PRUDENT:
                return ()
        if not token[0].isspace():
            before = sign
    return tuple(name for name in names if name not in known)


def names_in(document: Document) -> frozenset[str]:
    """Every name that a post's variables may use."""
    made = (name for tag in document.tags.walk() for name in _made(tag))
    return _GLOBALS | _FIELDS | frozenset(document.front_matter.data) | frozenset(made)


def _made(tag: Tag) -> Iterator[str]:
    """The names that `set`, `for` and `macro` bring in; where they hold is not asked."""
    if tag.kind in (TagKind.INLINE, TagKind.BLOCK) and tag.name in _BINDING:
        for argument in tag.arguments:
            yield from re.findall(r"[^\s()\[\]{},=]+", argument.value)
