"""Where tags end, answered from tables so that no text is searched twice."""

import re
from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

from hexodigest.patterns import later
from hexodigest.source import Span

_MARKS = later(r"end|%\}|\{%\}?")
_BUCKET = 24  # characters of a name that are looked up at once; longer ones are compared
_FEW = 8  # names that are searched for; more of them are worth a table


class UnquotedEnds:
    """The first end mark outside quotes, from any position.

    Hexo knows one level of quotes, either kind, without escapes. Searching is quick as long as
    an end is found, for the text up to there is done with; after the first failure every answer
    comes from a table that is made from right to left.
    """

    def __init__(self, text: str, mark: str) -> None:
        """Look for the pattern `mark`, which begins with its only character that is special."""
        self.text = text
        plain = r"[^}\"']++" if mark == r"\}" else r"[^%\"']++|%(?!\})"
        self.search = re.compile(rf"(?:{plain}|\"[^\"]*+\"|'[^']*+')*+(?={mark})")
        self.events = re.compile(rf"[\"']|{mark}")
        self.positions: list[int] | None = None
        self.ends: list[int | None] = []

    def find(self, position: int) -> int | None:
        """Where the end mark stands, or None."""
        if self.positions is None:
            found = self.search.match(self.text, position)
            if found is not None:
                return found.end()
            self._measure(position)
        return self.ends[bisect_left(self.positions or [], position)]

    def _measure(self, position: int) -> None:
        events = [(e.start(), e[0]) for e in self.events.finditer(self.text, position)]
        self.positions = [start for start, _ in events]
        self.ends = [None] * (len(events) + 1)
        quotes: dict[str, int] = {}
        for index in range(len(events) - 1, -1, -1):
            start, mark = events[index]
            if mark in "\"'":
                close = quotes.get(mark)
                self.ends[index] = None if close is None else self.ends[close + 1]
                quotes[mark] = index
            else:
                self.ends[index] = start


class _Closer(NamedTuple):
    """An `end…` between `{%` and `%}`."""

    opening: int  # the last `{%` before it
    word: int  # where `end` stands
    previous: int  # the last `%}` before it, -1 when there is none


class EndWords:
    """Every `end…` of a text, and which of them stand in a tag."""

    def __init__(self, text: str) -> None:
        """Remember the text; look at it when a name is asked for."""
        self.text = text
        self.known: dict[str, bool] = {}
        self.words: list[int] | None = None
        self.closers: list[_Closer] = []
        self.mentioned: dict[int, set[str]] = {}
        self.closing_by_name: dict[int, dict[str, list[_Closer]]] = {}

    def mention(self, name: str) -> bool:
        """Whether `end` and `name` stand together anywhere; so Hexo tells a block from a tag."""
        if name not in self.known:
            self.known[name] = self._search(name)
        return self.known[name]

    def _search(self, name: str) -> bool:
        length = len(name)
        if length > _BUCKET or len(self.known) < _FEW:
            return f"end{name}" in self.text
        if length not in self.mentioned:
            starts = (word + 3 for word in self._words())
            self.mentioned[length] = {self.text[start : start + length] for start in starts}
        return name in self.mentioned[length]

    def closing(self, name: str, position: int) -> Span | None:
        """The first `{% …end<name>… %}` from `position` on; text around the name is allowed."""
        candidates = self._closers(name[:_BUCKET])
        size = 3 + len(name)
        first = bisect_left(candidates, position, key=lambda closer: closer.opening)
        for closer in islice(candidates, first, None):
            end = self.text.find("%}", closer.word)
            if end >= closer.word + size and self.text.startswith(name, closer.word + 3):
                start = self.text.find("{%", max(position, closer.previous - 1))
                return Span(start, end + 2)
        return None

    def _words(self) -> list[int]:
        if self.words is None:
            self.words = []
            opening = previous = -1
            for mark in _MARKS.finditer(self.text):
                start = mark.start()
                if mark[0] == "end":
                    self.words.append(start)
                    # `{%}` opens and ends nothing: the mark right behind `{` is not an end.
                    if opening >= max(0, previous - 1):
                        self.closers.append(_Closer(opening, start, previous))
                elif mark[0] == "%}":
                    previous = start
                else:
                    opening = start
                    if mark[0] == "{%}":
                        previous = start + 1
        return self.words

    def _closers(self, name: str) -> list[_Closer]:
        length = len(name)
        if length not in self.closing_by_name:
            self._words()
            table: dict[str, list[_Closer]] = {}
            for closer in self.closers:
                word = self.text[closer.word + 3 : closer.word + 3 + length]
                table.setdefault(word, []).append(closer)
            self.closing_by_name[length] = table
        return self.closing_by_name[length].get(name, [])
