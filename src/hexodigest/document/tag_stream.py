"""What Nunjucks reads when Hexo has put everything back: one stream of tags, flat or nested.

Markdown has run by then, but it keeps the order, so the stream can be read from the source: what
Hexo protects is hidden, and quotes in plain text are no quotes, for Markdown makes them curly.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from hexodigest.document.tag_arguments import Call, read_call, variable_end
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tag_scanner import Piece, Scan
from hexodigest.patterns import later
from hexodigest.source import Span

_NEXT = later(r"\{[{#%]|#\}|<code[^<>]*+>")
_RAW_BLOCK = later(r"\{% *raw *%\}")
_RAW_MARK = {
    name: re.compile(rf"\{{%\s*(?P<end>end)?{name}\s*%\}}") for name in ("raw", "verbatim")
}
_HIDDEN = "\ufffc"
_HIDABLE = later(r"[{}]")
_BRACES = str.maketrans("{}#", _HIDDEN * 3)


class Item(NamedTuple):
    """Something that Nunjucks' lexer stops at."""

    kind: TagKind
    span: Span  # of a raw block: all of it
    call: Call | None = None  # of a tag
    body: Span | None = None  # of a raw block that has an end
    closed: bool = True  # False where Nunjucks finds no end and aborts


class Stream(NamedTuple):
    """All that Nunjucks stops at, in order and not nested."""

    items: list[Item]
    strays: list[Span]  # `#}` without `{#`, on which Nunjucks aborts


def restored(text: str, scan: Scan) -> str:
    """`text` at equal length as Nunjucks gets it, with what it never sees hidden."""
    marks = [(piece.span, piece.kind is TagKind.COMMENT) for piece in scan.pieces]
    marks += [(span, True) for span in (*scan.comments, *scan.inline_code)]
    marks.sort(key=lambda mark: (mark[0].start, -mark[0].end))
    parts: list[str] = []
    last = 0
    for span, hide in marks:
        if span.start < last:
            continue  # a raw block in inline code
        parts.append(_curly(text[last : span.start]))
        inside = text[span.start : span.end]
        parts.append(inside.translate(_BRACES) if hide and _HIDABLE.search(inside) else inside)
        last = span.end
    parts.append(_curly(text[last:]))
    return "".join(parts)


def _curly(text: str) -> str:
    return text.replace('"', "\u201d").replace("'", "\u2019")


def read_stream(text: str, body: Span, scan: Scan) -> Stream:
    """Read `body` as Nunjucks' lexer does.

    Nunjucks aborts at the first thing that has no end. What follows is read as if that were not
    there, but only up to where the next stashed construct starts or ends, so that the time stays
    proportional to the text.
    """
    boundaries = sorted({edge for piece in scan.pieces for edge in piece.span})
    code_ends = [code.end for code in scan.inline_code]
    found = Stream([], [])
    position, limit = body
    whole = True
    while position < body.end:
        failed = _read_region(text, Span(position, limit), code_ends, found)
        position = failed + 2 if whole and failed is not None else limit
        whole = whole and failed is None
        following = bisect_right(boundaries, position)
        limit = boundaries[following] if following < len(boundaries) else body.end
    return found


def _read_region(text: str, region: Span, code_ends: Sequence[int], found: Stream) -> int | None:
    """Read on until something has no end; where that stands."""
    element_ends = True  # whether a `</code>` may follow
    position, end = region
    while (match := _NEXT.search(text, position, end)) is not None:
        position = match.end()
        mark = match[0]
        if mark == "#}":
            found.strays.append(Span(*match.span()))
        elif mark[0] == "<":
            # As in Hexo: between `<code>` and `</code>` braces become entities, unless raw is in.
            # Markdown has made elements of inline code by then, so the end of one will do.
            written = text.find("</code>", position + 1, end) if element_ends else -1
            element_ends = written >= 0
            made = bisect_right(code_ends, position)
            close = code_ends[made] if made < len(code_ends) else end
            close = min(close, written) if element_ends else close
            if close < end and _RAW_BLOCK.search(text, position, close) is None:
                position = close
        else:
            start = match.start()
            item = _READERS[mark](text, start, end)
            found.items.append(item)
            if not item.closed:
                return start
            position = item.span.end
    return None


def _comment(text: str, start: int, end: int) -> Item:
    close = text.find("#}", start + 2, end)
    return Item(TagKind.COMMENT, Span(start, end if close < 0 else close + 2), closed=close >= 0)


def _variable(text: str, start: int, end: int) -> Item:
    stop, closed = variable_end(text, start, end)
    return Item(TagKind.VARIABLE, Span(start, stop), closed=closed)


def _tag(text: str, start: int, end: int) -> Item:
    call = read_call(text, start, end)
    if call.end is None:
        return Item(TagKind.INLINE, Span(start, end), call, closed=False)
    if call.name not in _RAW_MARK:
        return Item(TagKind.INLINE, Span(start, call.end), call)
    body, stop = _raw_body(text, call.name, call.end, end)
    return Item(TagKind.BLOCK if body else TagKind.INLINE, Span(start, stop), call, body)


_READERS = {"{{": _variable, "{#": _comment, "{%": _tag}


def _raw_body(text: str, name: str, start: int, end: int) -> tuple[Span | None, int]:
    """What stands between the tags of a raw block, inner raw blocks included, and its end.

    As in nunjucks: without an end, all up to the last such mark is text.
    """
    level = 1
    stop = start
    for mark in _RAW_MARK[name].finditer(text, start, end):
        stop = mark.end()
        level += -1 if mark["end"] else 1
        if not level:
            return Span(start, mark.start()), stop
    return None, stop


def nest(items: Sequence[Item], text: str) -> tuple[Tag, ...]:
    """The items as a tree: a tag whose `end…` follows is a block, whatever its name."""
    blocks = {name[3:] for item in items if (name := _name(item)).startswith("end")}
    out: list[Tag] = []
    opened: list[tuple[str, int]] = []  # name, index in out
    levels: dict[str, list[int]] = {}  # for each name, where it is open in `opened`
    for item in items:
        name = _name(item)
        if name.startswith("end") and levels.get(name[3:]):
            level = levels[name[3:]][-1]
            index = opened[level][1]
            for inner, _ in opened[level:]:
                levels[inner].pop()
            del opened[level:]
            children = tuple(out[index + 1 :])
            out[index:] = [_block(out[index], item.span, children)]
            continue
        if name in blocks and item.kind is TagKind.INLINE:
            levels.setdefault(name, []).append(len(opened))
            opened.append((name, len(out)))
        out.append(make_tag(item, text))
    return tuple(out)


def _name(item: Item) -> str:
    return item.call.name if item.call else ""


def _block(opening: Tag, closing: Span, children: tuple[Tag, ...]) -> Tag:
    return Tag(
        TagKind.BLOCK,
        Span(opening.span.start, closing.end),
        opening.span,
        opening.name,
        opening.name_span,
        opening.arguments,
        None,
        Span(opening.span.end, closing.start),
        closing,
        children,
    )


def make_tag(item: Item, text: str) -> Tag:
    """The tag of one item of the stream."""
    if item.call is None:
        return plain_tag(item.kind, item.span, text)
    end = item.call.end or item.span.end
    return Tag(
        item.kind,
        item.span if item.body else Span(item.span.start, end),
        Span(item.span.start, end),
        item.call.name,
        item.call.name_span,
        item.call.arguments,
        None,
        item.body,
        None if item.body is None else Span(item.body.end, item.span.end),
    )


def plain_tag(kind: TagKind, span: Span, text: str) -> Tag:
    """A variable or a comment; the dashes that strip white space are no part of its content."""
    start = span.start + 2 + text.startswith("-", span.start + 2)
    end = span.end - 2 - text.endswith("-", start, span.end - 2)
    return Tag(kind, span, span, content=Span(start, max(start, end)))


def piece_tag(piece: Piece, opening: Item | None, inner: Sequence[Item], text: str) -> Tag:
    """The tag that Hexo stashes as `piece`, with what Nunjucks finds in its body.

    `opening` is what the stream holds at the piece's start.
    """
    if piece.kind in (TagKind.VARIABLE, TagKind.COMMENT):
        return plain_tag(piece.kind, piece.span, text)
    call = opening.call if opening else None
    if call is None or call.end is None or call.end > piece.opening.end:
        call = read_call(text, piece.opening.start, piece.opening.end)
    return Tag(
        piece.kind,
        piece.span,
        piece.opening,
        call.name,
        call.name_span,
        call.arguments,
        None,
        None if piece.closing is None else Span(piece.opening.end, piece.closing.start),
        piece.closing,
        () if not inner or call.name in _RAW_MARK else nest(inner, text),
    )
