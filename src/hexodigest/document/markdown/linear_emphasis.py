"""Which `*` and `_` make emphasis: mistune's answer, found without looking back over the text.

mistune searches backwards through all delimiters for an opener, splices a list at each match and
measures its content's depth anew. Here openers wait on stacks, one for each way in which they can
match, the parts between delimiters are a linked list, and what is too deep is remembered.
"""

from bisect import bisect_right, insort
from dataclasses import dataclass, field

from mistune._inline.emphasis import (
    _clean_emphasis_token,
    _coalesce_emphasis_text,
    _contains_emphasis_marker,
    _Delimiter,
    _emphasis_source_length,
    _emphasis_source_text,
    _merge_text_tokens,
    _process_dense_emphasis,
    _split_text_token,
)
from mistune.core import token_depth

from hexodigest.document.markdown.linear_state import Token

_Kind = tuple[str, bool, int]  # of an opener: marker, whether it may close too, length modulo 3


def resolve_emphasis(tokens: list[Token], max_depth: int) -> tuple[list[Token], bool]:
    """The tokens with their emphasis made, and whether some was refused as too deep."""
    if len(tokens) > 1:
        tokens = _coalesce_emphasis_text(tokens)
    if max_depth <= 0 or not _contains_emphasis_marker(tokens):
        return [_clean_emphasis_token(token) for token in tokens], False
    parts, delimiters = _split(tokens)
    if _process_dense_emphasis(parts, delimiters):
        return _merge_text_tokens(parts), False
    line = _Line(parts, delimiters, max_depth)
    return _merge_text_tokens(line.resolve()), line.refused


def _split(tokens: list[Token]) -> tuple[list[Token], list[_Delimiter]]:
    """Runs of `*` or `_` and what stands between them."""
    parts: list[Token] = []
    delimiters: list[_Delimiter] = []
    source = _emphasis_source_text(tokens)
    offset = 0
    for token in tokens:
        if token["type"] == "text" and token.get("_emphasis", True):
            _split_text_token(token, source, offset, parts, delimiters)
        else:
            parts.append(_clean_emphasis_token(token))
        offset += _emphasis_source_length(token)
    return parts, delimiters


@dataclass(slots=True)
class _Line:
    """The delimiters of one run of inline text and the parts between them."""

    parts: list[Token]
    delimiters: list[_Delimiter]
    max_depth: int
    refused: bool = False  # a match would have been too deep
    at: int = 0  # the delimiter that is looked at
    tokens: list[Token] = field(init=False)  # of the delimiters
    next_part: list[int] = field(init=False)
    next_delimiter: list[int] = field(init=False)
    depths: dict[int, int] = field(default_factory=dict)  # of the parts that have children
    deep: list[int] = field(default_factory=list)  # parts that nothing may enclose, ascending
    openers: dict[_Kind, list[int]] = field(default_factory=dict)  # ascending, all before `at`
    bottoms: dict[tuple[str, int, bool], int] = field(default_factory=dict)
    # Delimiters that became the whole content of a match. mistune goes on to pair them, and fails.
    swallowed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Link each part and each delimiter to the next one."""
        self.tokens = [self.parts[delimiter.index] for delimiter in self.delimiters]
        self.next_part = list(range(1, len(self.parts) + 1))
        self.next_delimiter = list(range(1, len(self.delimiters) + 1))
        for index, part in enumerate(self.parts):
            if "children" in part:
                self._note_depth(index, token_depth([part]))

    def resolve(self) -> list[Token]:
        """Match each closer with the nearest opener; the parts that are left side by side."""
        while self.at < len(self.delimiters):
            closer = self.delimiters[self.at]
            opener = self._opener(closer) if closer.can_close and closer.length else None
            if opener is None or not self._match(opener, self.at):
                self._advance()
        for delimiter, token in zip(self.delimiters, self.tokens, strict=True):
            if delimiter.length != delimiter.orig_length:
                token["raw"] = delimiter.marker * delimiter.length
        return [self.parts[index] for index in self._indexes(0, len(self.parts))]

    def _advance(self) -> None:
        """Go on to the next delimiter; this one may open from now on."""
        delimiter = self.delimiters[self.at]
        if delimiter.can_open and delimiter.length:
            self.openers.setdefault(_kind(delimiter), []).append(self.at)
        self.at = self.next_delimiter[self.at]

    def _opener(self, closer: _Delimiter) -> int | None:
        """The nearest opener that the closer matches; None when there is none."""
        # As in mistune the bottom depends on the length that is left, not on the first one.
        key = (closer.marker, closer.length % 3, closer.can_open)
        tops = [
            stack[-1] for kind, stack in self.openers.items() if stack and _matches(kind, closer)
        ]
        opener = max(tops, default=-1)
        if opener < self.bottoms.get(key, 0):
            self.bottoms[key] = self.at
            return None
        return opener

    def _match(self, opener: int, closer: int) -> bool:
        """Make emphasis of what stands between two delimiters; False when it may not be."""
        start, end = self.delimiters[opener].index, self.delimiters[closer].index
        first = self.next_part[start]
        if not self.swallowed.isdisjoint((opener, closer)) or not self._has_content(first, end):
            return False
        if self._is_too_deep(start, end):
            self.refused = True
            return False
        alone = self.next_part[first] == end
        self._use(opener, closer, first)
        left = self.delimiters[opener].length or self.delimiters[closer].length
        if alone and self.delimiters[opener + 1].index == first:
            self.swallowed.add(opener + 1)
        if alone and not left:
            self.openers[_kind(self.delimiters[opener])].pop()
        else:
            self._forget_openers(opener)
        if not alone:
            self.next_delimiter[opener] = closer
        # What is left of the opener may close, too.
        self.at = opener if left else self.next_delimiter[closer]
        return True

    def _use(self, opener: int, closer: int, first: int) -> None:
        """Put what stands between the delimiters, from part `first`, into one emphasis."""
        pair = self.delimiters[opener], self.delimiters[closer]
        length = min(2, pair[0].length, pair[1].length)
        inner = self._indexes(first, pair[1].index)
        depth = 1 + max(self.depths.get(index, 0) for index in inner)
        children = [self.parts[index] for index in inner]
        kind = "strong" if length == 2 else "emphasis"  # noqa: PLR2004
        self.parts[first] = {"type": kind, "children": children}
        self.next_part[first] = pair[1].index
        self._note_depth(first, depth)
        for delimiter, token in zip(pair, (self.tokens[opener], self.tokens[closer]), strict=True):
            delimiter.length -= length
            if not delimiter.length:
                token["raw"] = ""

    def _indexes(self, start: int, end: int) -> list[int]:
        """The parts from `start` up to `end`."""
        found = []
        while start < end:
            found.append(start)
            start = self.next_part[start]
        return found

    def _has_content(self, start: int, end: int) -> bool:
        while start < end:
            part = self.parts[start]
            if part["type"] != "text" or part["raw"]:
                return True
            start = self.next_part[start]
        return False

    def _note_depth(self, index: int, depth: int) -> None:
        self.depths[index] = depth
        if depth >= self.max_depth:
            insort(self.deep, index)

    def _is_too_deep(self, start: int, end: int) -> bool:
        found = bisect_right(self.deep, start)
        return found < len(self.deep) and self.deep[found] < end

    def _forget_openers(self, start: int) -> None:
        """No opener from `start` on can be matched by what follows."""
        for stack in self.openers.values():
            while stack and stack[-1] >= start:
                stack.pop()


def _kind(delimiter: _Delimiter) -> _Kind:
    return delimiter.marker, delimiter.can_close, delimiter.orig_length % 3


def _matches(opener: _Kind, closer: _Delimiter) -> bool:
    """CommonMark's rule of three: of a run that may open and close, lengths must not add up."""
    marker, can_close, size = opener
    if marker != closer.marker:
        return False
    if not (can_close or closer.can_open):
        return True
    rest = closer.orig_length % 3
    return (size + rest) % 3 != 0 or size == rest == 0
