"""Where emphasis closes: marked's rules for runs of `*` and `_`."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final, NamedTuple

from hexodigest.document.markdown.characters import is_word, kind
from hexodigest.patterns import later
from hexodigest.source import Span

# marked looks on to the end of the text, which is quadratic; nobody nests a hundred runs.
_FARTHEST: Final = 100
_RUNS: Final = {"*": re.compile(r"\*+"), "_": re.compile("_+")}
_ORPHAN: Final = {
    "*": re.compile(r"[^_*]*?__[^_*]*?\*[^_*]*?(?=__)"),
    "_": re.compile(r"[^_*]*?\*\*[^_*]*?_[^_*]*?(?=\*\*)"),
}
# What emphasis skips over, in marked's words: `[title](link)`, `code`, `<html>`.
_SKIPPED: Final = later(r"\[[^\[\]]*\]\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*+\))*+\)|`[^`]*`|<[^<>]*>")
_REFERENCES: Final = later(
    r"!?\[(?:\\.|[^\[\]\\])*+\]\[(?!\s*\])(?:\\.|[^\[\]\\])++\]"
    r"|!?\[(?!\s*\])(?:\\.|[^\[\]\\])++\](?:\[\])?(?!\()"
)
_ESCAPES: Final = later(r"\\(.)")
# (kind before, kind after) of a run: may it open, close, do either, or neither?
_ROLES: Final = {
    "ps": "close", "os": "close", "op": "close", "po": "open", "so": "open", "sp": "open",
    "pp": "both", "oo": "both", "ss": "none",
}  # fmt: skip


class _Run(NamedTuple):
    start: int
    end: int
    role: str


class Emphasis(NamedTuple):
    """Emphasis from its first mark to `end`; `width` is 1 for `<em>`, 2 for `<strong>`."""

    end: int
    width: int


class EmphasisFinder:
    """Looks for the closing run of an opening one, within one text."""

    def __init__(self, text: str, labels: Mapping[str, object], part: Span | None = None) -> None:
        """Note the text, or the part of it that is read alone; mask it only when asked."""
        self._offset = part.start if part else 0
        self._text = text[slice(*part)] if part else text
        self._labels = labels
        self._found: dict[str, list[_Run]] = {}
        self._cursor = {"*": 0, "_": 0}
        self._last_run = (0, 0)

    def match(self, start: int, end: int, before: str) -> Emphasis | None:
        """The emphasis that opens at `start` of a text that ends at `end`, as marked finds it."""
        start, end = start - self._offset, end - self._offset
        mark = self._text[start]
        inner = min(self._run_end(mark, start), end)
        if inner == end:
            return None
        after = self._text[inner]
        following = _kind(mark="*", character=after)  # marked's `~` is no punctuation here
        if following == "s" or (following == "o" and mark == "_" and before and is_word(before)):
            return None
        if following == "p" and before and (before in "*_" or kind(before) == "o"):
            return None
        found = self._close(mark, start, inner, end)
        return found and Emphasis(found.end + self._offset, found.width)

    def _run_end(self, mark: str, start: int) -> int:
        """Where the run ends that `start` is in; each of its marks asks in turn."""
        first, last = self._last_run
        if not first <= start < last:
            run = _RUNS[mark].match(self._text, start)
            last = run.end() if run else start
            self._last_run = (start, last)
        return last

    def _close(self, mark: str, start: int, inner: int, end: int) -> Emphasis | None:
        """Go through the runs after the opening one and count, as marked's emStrong does."""
        length = open_marks = inner - start
        spare = 0
        runs = self._runs(mark)
        orphan = _ORPHAN[mark].match(self._masked, inner, end)
        first = self._index(runs, mark, orphan.end() if orphan else inner)
        for index in range(first, min(first + _FARTHEST, len(runs))):
            run = runs[index]
            if run.start >= end:
                break
            if run.end >= end:
                run = self._run(mark, run.start, end, end)
            width = run.end - run.start
            if run.role == "none":
                continue
            if run.role == "open":
                open_marks += width
                continue
            if run.role == "both" and length % 3 and not (length + width) % 3:
                spare += width  # CommonMark's rules 9 and 10 of emphasis
                continue
            open_marks -= width
            if open_marks > 0:
                continue
            width = min(width, width + open_marks + spare)
            return Emphasis(run.start + width, 1 if min(length, width) % 2 else 2)
        return None

    def _index(self, runs: list[_Run], mark: str, position: int) -> int:
        """The first run at or after `position`; positions only grow, so it walks on."""
        index = self._cursor[mark]
        while index < len(runs) and runs[index].start < position:
            index += 1
        while index and runs[index - 1].start >= position:
            index -= 1
        self._cursor[mark] = index
        return index

    def _runs(self, mark: str) -> list[_Run]:
        """All runs of a mark in the masked text with what each may do."""
        if mark not in self._found:
            masked = self._masked
            self._found[mark] = [
                self._run(mark, run.start(), run.end(), len(masked))
                for run in _RUNS[mark].finditer(masked)
            ]
        return self._found[mark]

    def _run(self, mark: str, start: int, end: int, limit: int) -> _Run:
        masked = self._masked
        before = _kind(mark, masked[start - 1]) if start else "s"
        after = _kind(mark, masked[end]) if end < limit else "s"
        role = _ROLES[before + after]
        if mark == "_" and before + after == "oo":
            role = "none"  # not within a word
        return _Run(start, end, role)

    @cached_property
    def _masked(self) -> str:
        """The text with all that emphasis must not look into replaced at equal length."""
        text = self._text
        if self._labels and "[" in text:
            text = _REFERENCES.sub(self._mask_reference, text)
        if "\\" in text:
            text = _ESCAPES.sub(lambda m: "++" if kind(m[1]) == "p" else m[0], text)
        if "[" in text or "`" in text or "<" in text:
            text = _SKIPPED.sub(lambda m: _blank(m[0]), text)
        return text

    def _mask_reference(self, match: re.Match[str]) -> str:
        label = match[0][match[0].rfind("[") + 1 : -1]
        return _blank(match[0]) if label in self._labels else match[0]


def _blank(text: str) -> str:
    return "[" + "a" * (len(text) - 2) + "]"


def _kind(mark: str, character: str) -> str:
    # As in marked 15 with gfm: `~` is no punctuation to `*`, for `**~~a~~**`.
    return "o" if character == "~" and mark == "*" else kind(character)
