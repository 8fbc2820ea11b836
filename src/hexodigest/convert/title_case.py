"""Titles with capitals, as `titlecase: true` of `_config.yml` or of a post asks for.

As in Hexo 8.1, before_post_render/titlecase.js, by the npm package titlecase 1.1.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z0-9À-ÿ]+[^\s-]*")
_SMALL: Final = re.compile(
    r"(?:a|an|and|as|at|but|by|en|for|if|in|nor|of|on|or|per|the|to|vs?\.?|via)", re.IGNORECASE
)


def title_case(title: str) -> str:
    """Every word with a capital, but small ones within the title and those that have one."""
    return _WORD.sub(_cased, title)


def _cased(match: re.Match[str]) -> str:
    word, title = match.group(), match.string
    start, end = match.span()
    if start > 0 and end < len(title) and _SMALL.fullmatch(word) and _is_within(title, start, end):
        return word.lower()
    if re.search(r"[A-Z]|\..", word[1:]):
        return word
    return word[0].upper() + word[1:]


def _is_within(title: str, start: int, end: int) -> bool:
    """Whether a small word stands between others: not behind a colon, not before a hyphen."""
    before = title[start - 1]
    follows_colon = start > 1 and title[start - 2] == ":"
    hyphened = title[end] == "-" and before != "-"
    return not follows_colon and not hyphened and (before.isspace() or before == "-")
