"""Characters as marked's rules see them: spaces, punctuation, escapes and entities."""

import html
import re
from functools import cache
from typing import Final
from unicodedata import category

from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE

SPACE: Final = f"[{JS_SPACE}]"
NOT_SPACE: Final = f"[^{JS_SPACE}]"
_ENTITY: Final = later(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{0,31});", re.ASCII)
_ESCAPED: Final = later(r"\\(.)")
_IS_SPACE: Final = later(SPACE)


@cache
def kind(character: str) -> str:
    """`s` for white space, `p` for punctuation and symbols, `o` for all other characters."""
    if _IS_SPACE.match(character):
        return "s"
    return "p" if category(character)[0] in "PS" else "o"


@cache
def is_word(character: str) -> bool:
    """Whether the character is a letter or a number of any script."""
    return category(character)[0] in "LN"


def decode_entities(text: str) -> str:
    """`&amp;` as `&`; what has no semicolon stays, for in an address it is no entity."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def unescape(text: str) -> str:
    r"""`\_` as `_`: a backslash before punctuation is dropped."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda match: match[1] if kind(match[1]) == "p" else match[0], text)
