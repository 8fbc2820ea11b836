"""Blocks that marked and CommonMark read differently, written so that both read them alike."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from hexodigest.convert.alike.commonmark import in_characters, read_commonmark
from hexodigest.convert.alike.shapes import UNKNOWN, Shaped, shapes
from hexodigest.convert.alike.written import Writer
from hexodigest.document.markdown.inline_rules import normal_label
from hexodigest.document.markdown.printed import Printed, read_printed
from hexodigest.document.nodes import Definition
from hexodigest.source import Span

_BLANK: Final = re.compile(r"(?:\n[ \t]*)?(?:\n|\Z)")


class LineEnds(NamedTuple):
    """Whether a line end within a paragraph is a break to Hexo, and to the target."""

    hexo: bool
    target: bool


class Mended(NamedTuple):
    """What is to be written in place of parts of a text, and parts that no way was found for."""

    edits: tuple[tuple[Span, str], ...] = ()
    unsettled: tuple[Span, ...] = ()


class _Part(NamedTuple):
    """Lines that start and end a block for both readers."""

    span: Span
    ours: list[Shaped]
    theirs: list[Shaped]

    @property
    def wanted(self) -> list[str]:
        return _all_of(self.ours)

    @property
    def found(self) -> list[str]:
        return _all_of(self.theirs)


def _all_of(blocks: Sequence[Shaped]) -> list[str]:
    return [part for block in blocks for part in block.shape]


def mended(text: str, breaks: LineEnds, *, autolink: bool = True, has_terms: bool = True) -> Mended:
    """The edits after which the target reads `text` as marked does."""
    printed = read_printed(text, breaks=breaks.hexo, autolink=autolink, has_terms=has_terms)
    ours = shapes(printed, text)
    theirs = read_commonmark(text, breaks=breaks.target)
    if _all_of(ours) == _all_of(theirs):
        return Mended()
    placed = in_characters(text, theirs)
    parts = [part for part in _parts(text, ours, placed) if part.wanted != part.found]
    writer = Writer(printed, text, breaks.target, _definitions(printed, text), {})
    writers = (writer, writer._replace(is_plain=True))
    edits: list[tuple[Span, str]] = []
    unsettled: list[Span] = []
    for part in parts:
        ways = (_written(writer, part) for writer in writers)
        new = next((way for way in ways if way is not None), None)
        if new is None:
            unsettled.append(part.span)
        else:
            edits.append((part.span, _parted(text, part.span, new)))
    return Mended(tuple(edits), tuple(unsettled))


def _written(writer: Writer, part: _Part) -> str | None:
    """The part written plainly; None when that is not read as it should be either."""
    wanted = part.wanted
    if UNKNOWN in wanted:
        return None
    blocks = writer.printed.blocks
    first, end = (bisect_left(blocks, place, key=lambda b: b.span.start) for place in part.span)
    new = writer.write(blocks[first:end])
    found = writer.read(new)
    return new if _is_meant(wanted, found, writer.swapped) else None


def _is_meant(
    wanted: Sequence[str], found: Sequence[str], swapped: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether each block is found as it is wanted, or as the HTML that was put for it."""
    at = 0
    for part in found:
        if wanted[at : at + 1] == [part]:
            at += 1
            continue
        block = swapped.get(part, ("",))
        if tuple(wanted[at : at + len(block)]) != block:
            return False
        at += len(block)
    return at == len(wanted)


def _definitions(printed: Printed, text: str) -> dict[str, str]:
    """The definitions by their labels, of which the first counts."""
    found = [block for block in reversed(printed.blocks) if isinstance(block, Definition)]
    return {normal_label(block.label): text[slice(*block.span)] for block in found}


def _parted(text: str, span: Span, new: str) -> str:
    """`new` in place of a part, with blank lines around it."""
    before = "" if not span.start or text.endswith("\n\n", 0, span.start) else "\n"
    after = "" if _BLANK.match(text, span.end) else "\n"
    return f"{before}{new}{after}"


def _parts(text: str, ours: Sequence[Shaped], theirs: Sequence[Shaped]) -> Iterator[_Part]:
    """The text cut where both readers see one block end and the next begin."""
    both = [(True, block) for block in ours] + [(False, block) for block in theirs]
    placed = [(_lines(text, block.span), is_ours, block) for is_ours, block in both]
    part: _Part | None = None
    for span, is_ours, block in sorted(placed, key=lambda found: found[0]):
        if part is None or span.start >= part.span.end:
            if part:
                yield part
            part = _Part(span, [], [])
        part = part._replace(span=Span(part.span.start, max(part.span.end, span.end)))
        (part.ours if is_ours else part.theirs).append(block)
    if part:
        yield part


def _lines(text: str, span: Span) -> Span:
    """The whole lines of a block, without the line end of the last."""
    start = text.rfind("\n", 0, span.start) + 1
    last = span.end
    while last > span.start and text[last - 1] in " \t\r\n":
        last -= 1
    end = text.find("\n", last)
    return Span(start, len(text) if end < 0 else end)
