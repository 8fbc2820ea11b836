"""Each finding with the line that it is about and a mark below the place."""

from collections.abc import Iterable, Iterator

from hexodigest.diagnostics import Diagnostic
from hexodigest.report.concise import headline, paint
from hexodigest.report.findings import Report
from hexodigest.report.text import harmless, printable, width
from hexodigest.source import Source

_CONTEXT = 60  # terminal cells of a wide line that are shown before the place
_SHOWN = 100  # terminal cells of a line that are shown in all


def full(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield each finding as a block of text, blank lines between them."""
    for source, diagnostics in reports:
        for diagnostic in diagnostics:
            yield "\n".join(_block(source, diagnostic, color=color)) + "\n\n"


def _block(source: Source, diagnostic: Diagnostic, *, color: bool) -> Iterator[str]:
    yield headline(source, diagnostic, color=color)
    line, column = source.position(diagnostic.span.start)
    text = source.line(line)
    length = min(diagnostic.span.end - diagnostic.span.start, len(text) - column + 1)
    shown, marks = _marked(text, column - 1, length)
    margin = " " * len(str(line))
    bar = paint("|", "34", color=color)
    yield f"{margin} {bar}"
    yield f"{paint(str(line), '34', color=color)} {bar} {shown}".rstrip()
    yield f"{margin} {bar} {paint(marks, '1;31', color=color)}"
    if diagnostic.fix:
        kind = "fix" if diagnostic.fix.safe else "unsafe fix"
        sign = paint("=", "34", color=color)
        yield f"{margin} {sign} {kind}: {harmless(printable(diagnostic.fix.message))}"


def _marked(text: str, start: int, length: int) -> tuple[str, str]:
    """A line cut around the place if it is wide, and the carets for the line below it."""
    if len(text) <= _SHOWN and text.isascii() and text.isprintable() and "##" not in text:
        return text, " " * start + "^" * max(1, length)  # as below, and quicker
    end = start + length
    before, marked, after = text[:start], text[start:end], text[end:]
    if len(text) > _SHOWN or width(_flat(text)) > _SHOWN:
        before = _cut(before, _CONTEXT, from_end=True)
        marked = _cut(marked, _SHOWN - width(_flat(before)))
        after = _cut(after, _SHOWN - width(_flat(before + marked)))
    shown = _flat(before + marked + after)
    return shown, " " * width(_flat(before)) + "^" * max(1, width(_flat(marked)))


def _cut(text: str, cells: int, *, from_end: bool = False) -> str:
    """As much of a text as fits, an ellipsis in place of the rest."""
    cells = max(cells, 1)
    near = text[-cells:] if from_end else text[:cells]
    is_plain = near.isprintable() and "##" not in near  # then no character takes more than two
    while (excess := width(_flat(near)) - cells) > 0:
        dropped = max(1, excess // 2) if is_plain else 1
        near = near[dropped:] if from_end else near[:-dropped]
    if len(near) == len(text):
        return text
    return f"…{near[1:]}" if from_end else f"{near[:-1]}…"


def _flat(text: str) -> str:
    return harmless(printable(text.replace("\t", " ")), starts_line=False)
