"""Leave out the findings that comments silence, and say which comments silence nothing."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from hexodigest.diagnostics import INTERNAL_ERROR, Diagnostic, Severity
from hexodigest.lint.registry import all_rules
from hexodigest.lint.rule import Rule
from hexodigest.lint.selection import fits
from hexodigest.lint.suppress import Comment, Kind, Unused

_Use = tuple[Comment, str]  # a comment, and the name in it that is of use; empty for all rules


def silenced(
    text: str, found: Sequence[Diagnostic], comments: Sequence[Comment], ran: Iterable[str]
) -> tuple[list[Diagnostic], tuple[Unused, ...]]:
    """The findings that are left, and what silences none of them, in the order of the file.

    `ran` are the names of the rules that ran: of a comment for another one nothing can be said.
    """
    index = _Index(text, comments)
    used: set[_Use] = set()
    left: list[Diagnostic] = []
    for each in found:
        use = None if each.name == INTERNAL_ERROR else index.find(each)
        if use is None:
            left.append(each)
        else:
            used.add(use)
    return left, tuple(_unused(comments, used, frozenset(ran)))


class _Index:
    """Comments by name and place: a finding is looked up, the comments are not walked through."""

    def __init__(self, text: str, comments: Iterable[Comment]) -> None:
        """Sort them by what they hold: a line, or more."""
        self._text = text
        self._lines: dict[tuple[str, int], Comment] = {}
        self._ranges: dict[str, list[Comment]] = {}
        self._patterns: dict[str, list[str]] = {}
        for comment in sorted(comments, key=lambda each: each.holds.start):
            for name in comment.names or ("",):
                if comment.kind in {Kind.DISABLE, Kind.FILE}:
                    self._add_range(name, comment)
                elif comment.holds.end:
                    self._lines.setdefault((name, comment.holds.start), comment)
        self._names = {name for name, _ in self._lines} | set(self._ranges)

    def find(self, found: Diagnostic) -> _Use | None:
        """The comment that silences a finding, and the name in it; a wide one before a line's."""
        if found.name not in self._patterns:
            fitting = [name for name in self._names if not name or fits(found.name, name)]
            self._patterns[found.name] = sorted(fitting)
        at = found.span.start
        line = self._text.rfind("\n", 0, at) + 1
        for name in self._patterns[found.name]:
            comment = self._range_at(name, at) or self._lines.get((name, line))
            if comment:
                return comment, name
        return None

    def _add_range(self, name: str, comment: Comment) -> None:
        """Those of one name lie side by side; one within another silences nothing more."""
        before = self._ranges.setdefault(name, [])
        if not before or before[-1].holds.end <= comment.holds.start:
            before.append(comment)

    def _range_at(self, name: str, at: int) -> Comment | None:
        ranges = self._ranges.get(name, [])
        index = bisect_right(ranges, at, key=lambda each: each.holds.start) - 1
        return ranges[index] if index >= 0 and at < ranges[index].holds.end else None


def _unused(comments: Sequence[Comment], used: set[_Use], ran: frozenset[str]) -> Iterable[Unused]:
    """By comment: one that was split by where its names end is put together again."""
    idle: dict[Comment, list[str]] = {}
    whole = {comment.span: comment for comment in reversed(comments)}
    for comment in comments:
        first = whole[comment.span]
        for name in comment.names or ("",):
            wrong = not isinstance(comment.kind, Kind) or comment.kind is Kind.ENABLE
            if wrong or ((comment, name) not in used and _was_tried(name, ran)):
                idle.setdefault(first, []).append(name)
    return (Unused(comment, tuple(filter(None, names))) for comment, names in idle.items())


def _was_tried(name: str, ran: frozenset[str]) -> bool:
    """Whether the rules that a name stands for have run, those that are off by default aside."""
    meant = [rule for rule in all_rules() if not name or fits(rule.name, name)]
    usual = [rule for rule in meant if rule.severity is not Severity.INFO]
    return all(rule.name in ran for rule in usual or meant if not _is_late(rule))


def _is_late(rule: Rule) -> bool:
    return "unused_suppressions" in rule.needs
