"""Calls in Nunjucks' expressions that fail for sure: of what nobody has made, and of values."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.lint.expressions import FIELDS, GLOBALS, Token, TokenKind, tokens
from hexodigest.lint.once import once_a_document

# Where one of these is, a call may never come about.
_DECIDING: Final = frozenset({"and", "or", "if", "is"})
_WORDS: Final = frozenset({"in", "not", "else"})
_BINDING: Final = frozenset({"set", "for", "asyncEach", "asyncAll", "macro", "import", "from"})
_LOOKUP: Final = 3  # tokens of `[0]`
_LISTS: Final = frozenset({"tags", "categories"})  # what Hexo makes of them has a length
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


class _Path(NamedTuple):
    """What is called: a name or a plain value, and what of it."""

    root: Token
    members: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join((self.root.text, *self.members))


def failing_call(expression: str, document: Document) -> str | None:
    """The first thing that is called and cannot be, as it is written."""
    if "(" not in expression:
        return None
    parts = list(tokens(expression))
    if any(text in _DECIDING for _, text in parts):
        return None
    return next((str(path) for path in _called(parts) if _fails(path, document)), None)


def _called(parts: Sequence[Token]) -> Iterator[_Path]:
    """Each path right before a bracket, but for filters."""
    for index, part in enumerate(parts):
        if part == (TokenKind.SIGN, "(") and (path := _path(parts, index)):
            yield path


def _path(parts: Sequence[Token], end: int) -> _Path | None:
    """The path that ends there; None where something else is called, or nothing is."""
    members: list[str] = []
    while end > 0:
        before = parts[end - 2].text if end > 1 else ""
        last = parts[end - 1]
        if last.text == "]" and last.kind is TokenKind.SIGN:
            member = _bracketed(parts, end)
            end -= 3
        elif before == ".":
            member = last.text if last.kind is not TokenKind.SIGN else None
            end -= 2
        else:
            is_root = last.kind is not TokenKind.SIGN and before != "|" and last.text not in _WORDS
            return _Path(last, tuple(reversed(members))) if is_root else None
        if member is None:
            return None
        members.append(member)
    return None


def _bracketed(parts: Sequence[Token], end: int) -> str | None:
    """The text or number of `["text"]` or `[0]` behind something."""
    if end <= _LOOKUP or parts[end - _LOOKUP].text != "[":
        return None
    owner, key = parts[end - _LOOKUP - 1], parts[end - 2]
    is_owner = owner.kind is not TokenKind.SIGN or owner.text == "]"
    match key.kind:
        case TokenKind.NUMBER if is_owner:
            return key.text
        case TokenKind.TEXT if is_owner and key.text[0] in "\"'" and "\\" not in key.text:
            return key.text[1:-1]
        case _:
            return None


def _fails(path: _Path, document: Document) -> bool:
    (kind, root), members = path
    if kind is TokenKind.TEXT:
        return not root.startswith("r/") and _fails_of_text(members)
    if kind is not TokenKind.NAME:
        return not members
    made = _made(document)
    if root in made:
        texts = made[root]
        return texts is not None and (not members or (texts and _fails_of_text(members)))
    return not (root in GLOBALS or root.startswith("_")) and _fails_of_post(root, members, document)


def _fails_of_post(root: str, members: Sequence[str], document: Document) -> bool:
    """Whether what a post has, or does not have, cannot be called."""
    data = document.front_matter.data
    if not members or (root not in data and root not in FIELDS):
        return True
    if root in _LISTS:
        return members == ("length",)
    is_text = isinstance(data.get(root), str) and (root == "title" or root not in FIELDS)
    return is_text and _fails_of_text(members)


def _fails_of_text(members: Sequence[str]) -> bool:
    """Whether a member of a text is no function, or the member of one that it does not have."""
    if not members or members[0] == "length" or members[0].isdigit():
        return len(members) <= 1
    return members[0] not in OF_TEXTS and members[0] != "__proto__"


@once_a_document
def _made(document: Document) -> dict[str, bool | None]:
    """The names that tags bring in; where they hold is not asked.

    A name that is only ever set to plain values says whether all of them are texts.
    """
    found: dict[str, bool | None] = {}
    for tag in document.tags.walk():
        plain = _plain_value(document, tag)
        for name in _made_by(document, tag):
            is_text = None if plain is None else plain.kind is TokenKind.TEXT
            was = found.setdefault(name, is_text)
            found[name] = None if was is None or is_text is None else was and is_text
    return found


def _plain_value(document: Document, tag: Tag) -> Token | None:
    """The text, number or constant that `{% set name = … %}` sets."""
    if tag.name != "set":
        return None
    parts = list(_parts(document, tag))
    is_plain = (
        len(parts) == 3  # noqa: PLR2004  # a name, the sign, a value
        and parts[1].text == "="
        and parts[2].kind not in {TokenKind.NAME, TokenKind.SIGN}
    )
    return parts[2] if is_plain and not parts[2].text.startswith("r/") else None


def _parts(document: Document, tag: Tag) -> Iterator[Token]:
    """What stands behind the name of a tag."""
    if tag.name_span is None:
        return
    inner = document.source.slice(tag.opening)[tag.name_span.end - tag.opening.start :]
    yield from tokens(inner.removesuffix("%}").removesuffix("-").rstrip())


def _made_by(document: Document, tag: Tag) -> Iterator[str]:
    if tag.kind not in {TagKind.INLINE, TagKind.BLOCK} or tag.name_span is None:
        return
    parts = list(_parts(document, tag))
    if tag.name == "call":
        parts = list(takewhile(lambda part: part.text != ")", parts))
        parts = parts if parts and parts[0].text == "(" else []
    elif tag.name not in _BINDING:
        return
    ends = {"set": "=", "for": "in", "asyncEach": "in", "asyncAll": "in"}
    end = ends.get(tag.name)
    yield from (part.text for part in takewhile(lambda part: part.text != end, parts))
