"""Leave out the findings that comments silence, and say which comments silence nothing."""

from collections.abc import Iterable, Sequence

from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.lint.registry import all_rules
from hexodigest.lint.rule import INTERNAL_ERROR, Rule
from hexodigest.lint.selection import fits
from hexodigest.lint.suppress import Comment, Kind, Unused


def silenced(
    found: Sequence[Diagnostic], comments: Sequence[Comment], ran: Iterable[str]
) -> tuple[list[Diagnostic], tuple[Unused, ...]]:
    """The findings that are left, and what silences none of them, in the order of the file.

    `ran` are the names of the rules that ran: of a comment for another one nothing can be said.
    """
    used: set[tuple[Comment, str]] = set()
    left = [each for each in found if not _silences(each, comments, used)]
    return left, tuple(_unused(comments, used, frozenset(ran)))


def _silences(
    found: Diagnostic, comments: Sequence[Comment], used: set[tuple[Comment, str]]
) -> bool:
    """Whether a comment silences the finding; the first one that does is used."""
    for comment in comments if found.name != INTERNAL_ERROR else ():
        if comment.holds.start <= found.span.start < comment.holds.end:
            for name in comment.names or ("",):
                if not name or fits(found.name, name):
                    used.add((comment, name))
                    return True
    return False


def _unused(
    comments: Sequence[Comment], used: set[tuple[Comment, str]], ran: frozenset[str]
) -> Iterable[Unused]:
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
