"""HTML tags as mistune's patterns take them, without their backtracking.

In mistune an attribute's value without quotes may hold line feeds and tabs, so the same text can be
cut into values and names in many ways, and a tag that nothing closes makes the pattern try all.
"""

import re

from mistune.helpers import HTML_TAGNAME

_TAG_NAME = re.compile("<" + HTML_TAGNAME)
_NAME = re.compile(r"\s++[A-Za-z_:][A-Za-z0-9_.:-]*+")
_EQUALS = re.compile(r"\s*+=(\s*+)")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_BARE = re.compile(r"[^ !\"'=<>`]++")
_WORD = re.compile(r"\S+")
_INLINE_END = re.compile(r"\s*+/?>")
_BLOCK_END = re.compile(r"[ \t]*>[ \t]*(?:\n|$)")


def inline_tag_end(src: str, start: int) -> int | None:
    """Where the start tag ends whose `<` is at `start`; None when it is none."""
    name = _TAG_NAME.match(src, start)
    if not name:
        return None
    end = _INLINE_END.match(src, _attributes_end(src, name.end()))
    return end.end() if end else None


def is_block_tag(rest: str) -> bool:
    """Whether `rest`, what follows a tag's name in its line, is its attributes, `>` and no more."""
    return _BLOCK_END.match(rest, _attributes_end(rest, 0)) is not None


def _attributes_end(src: str, pos: int) -> int:
    """Where the attributes end that start at `pos`."""
    while name := _NAME.match(src, pos):
        pos = name.end()
        equals = _EQUALS.match(src, pos)
        if equals:
            end = _value_end(src, equals.end(), equals.group(1))
            if end is None:
                return pos
            pos = end
    return pos


def _value_end(src: str, pos: int, space: str) -> int | None:
    """Where the value at `pos` ends, or the one in the `space` before; None without one."""
    quoted = _QUOTED.match(src, pos)
    if quoted:
        return quoted.end()
    bare = _BARE.match(src, pos)
    if bare and not _EQUALS.match(src, bare.end()):
        return bare.end()
    if bare:
        # Its last word is the next attribute's name: the value ends before that.
        *words, name = _WORD.finditer(bare.group())
        if words:
            return pos + name.start() - 1
        return pos - 1 if space[:-1].strip(" ") else None
    # White space other than a blank makes a value.
    return pos if space.strip(" ") else None
