"""Mend what can be mended, and prove that nothing else has changed.

A fix is a list of edits of the source. Fixes that touch the same text wait for the next round, and
rounds go on until nothing is left to mend. After each fix the post is read again: data of the
front matter, tags, links and code that the edits did not name must be what they were, or the fix
is taken back.
"""

import difflib
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hexodigest.diagnostics import Diagnostic, Edit, Fix
from hexodigest.document import Document
from hexodigest.lint.meaning import lost_meaning
from hexodigest.lint.outcomes import Refusal
from hexodigest.source import Source, Span

_ROUNDS = 10  # a fix may uncover another; more than this is two rules that disagree
_TRIALS = 128  # readings of a post in a round: else many fixes that are refused take very long
_TOO_MANY = "too many other fixes of this post were refused"

Lint = Callable[[Document], Sequence[Diagnostic]]
_Key = tuple[int, str, str]  # where a finding starts, its name, its message


@dataclass(frozen=True, slots=True)
class Fixed:
    """A post after its fixes: `document` is the mended one, `remaining` is found in it still."""

    document: Document
    applied: tuple[Diagnostic, ...]
    refused: tuple[Refusal, ...]
    remaining: tuple[Diagnostic, ...]


def fix_document(document: Document, lint: Lint, *, unsafe: bool = False) -> Fixed:
    """Apply every safe fix of what `lint` finds, again and again until none is left.

    `unsafe` applies the others as well.
    """
    applied: list[Diagnostic] = []
    refused: list[Refusal] = []
    hopeless: set[_Key] = set()
    for _ in range(_ROUNDS):
        remaining = lint(document)
        wanted = [found for found in remaining if _key(found) not in hopeless]
        chosen = list(_compatible(_mendable(wanted, unsafe=unsafe)))
        if not chosen:
            break
        document, made, failed = _apply(document, chosen)
        applied += made
        refused += failed
        hopeless |= {_key(refusal.diagnostic) for refusal in failed}
        hopeless = _moved(hopeless, [edit for each in made for edit in _edits(each)])
    else:
        remaining = lint(document)
        refused += [
            Refusal(found, "it does not settle") for found in _mendable(remaining, unsafe=unsafe)
        ]
    return Fixed(document, tuple(applied), tuple(refused), tuple(remaining))


def apply_edits(source: Source, edits: Iterable[Edit]) -> Source:
    """The source with the edits made; every other byte is as it was."""
    replacements = [each for edit in edits for each in _replacements(source, edit)]
    return Source(source.replace(replacements), source.path)


def _replacements(source: Source, edit: Edit) -> Iterator[tuple[Span, str]]:
    """The edit; one that only puts something around a text leaves that text's own bytes alone."""
    old = source.slice(edit.span)
    before, found, after = edit.text.partition(old) if old else ("", "", "")
    if not found:
        yield edit.span, edit.text
        return
    for at, text in ((edit.span.start, before), (edit.span.end, after)):
        if text:
            yield Span(at, at), text


def unified_diff(before: Source, after: Source, name: str) -> Iterator[str]:
    """The lines, without their ends, that `diff -u` shows of what the fixes change."""
    old, new = before.text.split("\n"), after.text.split("\n")
    yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="", n=2)


def _key(found: Diagnostic) -> _Key:
    return found.span.start, found.name, found.message


def _moved(keys: Iterable[_Key], edits: Iterable[Edit]) -> set[_Key]:
    """The keys where they are after the edits."""
    pairs = [(edit.span, edit.text) for edit in edits]
    steps = sorted((end, len(text) - (end - start)) for (start, end), text in pairs)
    ends = [end for end, _ in steps]
    shifts = [0, *accumulate(shift for _, shift in steps)]
    return {(at + shifts[bisect_right(ends, at)], name, said) for at, name, said in keys}


def _mendable(found: Iterable[Diagnostic], *, unsafe: bool) -> Iterator[Diagnostic]:
    for each in found:
        if each.fix and each.fix.edits and (unsafe or each.fix.safe):
            yield each


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    return diagnostic.fix.edits if isinstance(diagnostic.fix, Fix) else ()


def _compatible(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Fixes in the order of the file, each clear of the ones before it."""
    taken: list[Span] = []  # sorted
    for diagnostic in found:
        spans = [edit.span for edit in _edits(diagnostic)]
        if not any(_touches(taken, span) for span in spans):
            for span in spans:
                insort(taken, span)
            yield diagnostic


def _touches(taken: Sequence[Span], span: Span) -> bool:
    """Whether the spans, none of which touches another fix's, have a neighbour that touches."""
    index = bisect_left(taken, span)
    near = taken[max(index - 1, 0) : index + 1]
    return any(span.start <= other.end and other.start <= span.end for other in near)


def _apply(
    document: Document, chosen: Sequence[Diagnostic]
) -> tuple[Document, list[Diagnostic], list[Refusal]]:
    """Make all fixes at once, or, when that loses something, those halves that lose nothing.

    So does one fix that is refused not cost a reading of the post for each of the others.
    """
    kept: list[Diagnostic] = []
    refused: list[Refusal] = []
    waiting = [list(chosen)]  # the first of the file last
    for _ in range(_TRIALS):
        if not waiting:
            break
        group = waiting.pop()
        edits = [edit for each in [*kept, *group] for edit in _edits(each)]
        reason = lost_meaning(document, _mended(document, edits), edits)
        if reason is None:
            kept += group
        elif len(group) == 1:
            refused.append(Refusal(group[0], reason))
        else:
            half = len(group) // 2
            waiting += (group[half:], group[:half])
    refused += [Refusal(each, _TOO_MANY) for group in reversed(waiting) for each in group]
    return _mended(document, [edit for each in kept for edit in _edits(each)]), kept, refused


def _mended(document: Document, edits: Sequence[Edit]) -> Document:
    return Document(apply_edits(document.source, edits)) if edits else document
