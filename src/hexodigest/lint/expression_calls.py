"""Calls in Nunjucks' expressions that fail for sure: of what nobody has made, and of values."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.lint.expressions import FIELDS, GLOBALS, Token, TokenKind, tokens
from hexodigest.lint.once import once_a_document

# Where one of these is, a call may never come about.
_DECIDING: Final = frozenset({"and", "or", "if", "is"})
_WORDS: Final = frozenset({"in", "not", "else"})
_BINDING: Final = frozenset({"set", "for", "asyncEach", "asyncAll", "macro", "import", "from"})
# What texts have in JavaScript.
OF_TEXTS: Final = frozenset(
    """
    anchor at big blink bold charAt charCodeAt codePointAt concat constructor endsWith fixed
    fontcolor fontsize hasOwnProperty includes indexOf isPrototypeOf isWellFormed italics
    lastIndexOf link localeCompare match matchAll normalize padEnd padStart propertyIsEnumerable
    repeat replace replaceAll search slice small split startsWith strike sub substr substring sup
    toLocaleLowerCase toLocaleString toLocaleUpperCase toLowerCase toString toUpperCase
    toWellFormed trim trimEnd trimLeft trimRight trimStart valueOf
    """.split()  # noqa: SIM905  # a list of words reads better than sixty quotation marks
)


def failing_call(expression: str, document: Document) -> str | None:
    """The first thing that is called and cannot be, as it is written."""
    parts = list(tokens(expression))
    if "(" not in expression or any(text in _DECIDING for _, text in parts):
        return None
    made = _made(document)
    for path in _called(parts):
        if path[0] not in made and _fails(path, document):
            return ".".join(path)
    return None


def _called(parts: Sequence[Token]) -> Iterator[list[str]]:
    """Each path of names right before a bracket, but for filters."""
    for index, (kind, text) in enumerate(parts):
        if kind is not TokenKind.SIGN or text != "(":
            continue
        start = index - 1
        while start >= 2 and parts[start - 1].text == "." and parts[start - 2].text != ")":  # noqa: PLR2004  # a name and its point
            start -= 2
        path = [each.text for each in parts[max(start, 0) : index : 2]]
        before = parts[start - 1].text if start > 0 else ""
        names = parts[max(start, 0) : index : 2]
        if (
            path
            and all(each.kind is TokenKind.NAME for each in names)
            and before not in {".", "|"}
            and path[0] not in _WORDS
        ):
            yield path


def _fails(path: Sequence[str], document: Document) -> bool:
    root, *members = path
    data = document.front_matter.data
    if root in GLOBALS or root.startswith("_"):
        return False
    if not members or (root not in data and root not in FIELDS):
        return True
    is_text = isinstance(data.get(root), str) and (root == "title" or root not in FIELDS)
    return is_text and (len(members) == 1 and members[0] not in OF_TEXTS)


@once_a_document
def _made(document: Document) -> frozenset[str]:
    """The names that tags bring in; where they hold is not asked."""
    return frozenset(name for tag in document.tags.walk() for name in _made_by(document, tag))


def _made_by(document: Document, tag: Tag) -> Iterator[str]:
    if tag.kind not in {TagKind.INLINE, TagKind.BLOCK} or tag.name_span is None:
        return
    parts = list(
        tokens(document.source.slice(tag.opening)[tag.name_span.end - tag.opening.start :])
    )
    if tag.name == "call":
        parts = list(takewhile(lambda part: part.text != ")", parts))
        parts = parts if parts and parts[0].text == "(" else []
    elif tag.name not in _BINDING:
        return
    ends = {"set": "=", "for": "in", "asyncEach": "in", "asyncAll": "in"}
    end = ends.get(tag.name)
    yield from (part.text for part in takewhile(lambda part: part.text != end, parts))
