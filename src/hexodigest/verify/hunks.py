"""Where two sequences differ, in stretches that a person can read."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+"
)  # a CJK character, or a word
_NEAR = 2  # equal tokens between two hunks that are read as one
_CONTEXT = 6
_LONG = 4000  # tokens beyond which frequent ones are not looked at


class Hunk(NamedTuple):
    """A stretch of the one that is another stretch of the other, and what stands around it."""

    hexo: str
    target: str
    before: str = ""
    after: str = ""


def words_of(text: str) -> list[str]:
    """The words of a text; a character of Chinese counts as a word."""
    return _TOKEN.findall(text)


def of_texts(hexo: str, target: str) -> Iterator[Hunk]:
    """Where two texts differ, in words; a character of Chinese counts as a word."""
    left, right = list(_TOKEN.finditer(hexo)), list(_TOKEN.finditer(target))
    words = [match.group() for match in left], [match.group() for match in right]
    for start, end, other_start, other_end in _stretches(*words):
        yield Hunk(
            _cut(hexo, left, start, end),
            _cut(target, right, other_start, other_end),
            _cut(hexo, left, max(start - _CONTEXT, 0), start),
            _cut(hexo, left, end, min(end + _CONTEXT, len(left))),
        )


def of_lists(hexo: Sequence[str], target: Sequence[str]) -> Iterator[Hunk]:
    """Where two lists differ, item by item."""
    for start, end, other_start, other_end in _stretches(hexo, target):
        yield Hunk(
            "\n".join(hexo[start:end]),
            "\n".join(target[other_start:other_end]),
            "\n".join(hexo[max(start - 1, 0) : start]),
            "\n".join(hexo[end : end + 1]),
        )


def _cut(text: str, tokens: Sequence[re.Match[str]], start: int, end: int) -> str:
    return text[tokens[start].start() : tokens[end - 1].end()] if start < end else ""


def _stretches(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Start and end in both; what is equal at the ends is not looked at again."""
    first = 0
    while first < min(len(left), len(right)) and left[first] == right[first]:
        first += 1
    last = 0
    rest = min(len(left), len(right)) - first
    while last < rest and left[-1 - last] == right[-1 - last]:
        last += 1
    left, right = left[first : len(left) - last], right[first : len(right) - last]
    matcher = SequenceMatcher(None, left, right, autojunk=len(left) > _LONG)
    found: list[list[int]] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        if found and start - found[-1][1] <= _NEAR and other_start - found[-1][3] <= _NEAR:
            found[-1][1], found[-1][3] = end, other_end
        else:
            found.append([start, end, other_start, other_end])
    for start, end, other_start, other_end in found:
        yield start + first, end + first, other_start + first, other_end + first
