"""Edits and losses of a whole text, in order."""

from collections.abc import Iterable

from hexodigest.convert.context import Context, Found
from hexodigest.diagnostics import Diagnostic, Edit


def settled(context: Context, found: Iterable[Found]) -> tuple[list[Edit], list[Diagnostic]]:
    """Edits in order, each once; of two that overlap the outer one stands."""
    edits: list[Edit] = []
    losses: list[Diagnostic] = []
    for item in found:
        if isinstance(item, Edit):
            edits.append(item)
        else:
            losses.append(item)
    kept: list[Edit] = []
    for edit in sorted(edits, key=_outer_first):
        if kept and edit == kept[-1]:
            continue
        if kept and edit.span.start < kept[-1].span.end:
            losses.append(
                context.loss("overlapping-constructs", _overlap(context, edit), edit.span)
            )
        else:
            kept.append(edit)
    return kept, sorted(losses, key=lambda loss: loss.span)


def _overlap(context: Context, edit: Edit) -> str:
    written = " ".join(context.text[edit.span.start : edit.span.end].split())[:40]
    return f"`{written}` is not converted: what is around it is converted as a whole"


def _outer_first(edit: Edit) -> tuple[int, bool, int]:
    """Insertions before what replaces the text after them, and wide before narrow."""
    return edit.span.start, edit.span.start != edit.span.end, -edit.span.end
