"""The constructs that Hexo takes from a body before Markdown sees it.

`{% tag %}`, `{% block %}…{% endblock %}`, `{{ variable }}` and `{# comment #}`, with Hexo 8.1's
own boundaries, and what it skips while it looks for them: fences, inline code, HTML comments.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from hexodigest.diagnostics import Fault
from hexodigest.document.tag_blanks import nothing, placeholder
from hexodigest.document.tag_faults import find_faults
from hexodigest.document.tag_fences import Fence, find_fences, hide_fences
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tag_scanner import Scan, has_constructs, scan
from hexodigest.document.tag_stream import Item, make_tag, piece_tag, read_stream, restored
from hexodigest.source import Span


@dataclass(frozen=True, slots=True)
class Tags:
    """What Hexo stashes, skips and leaks; all spans count characters of the source's text."""

    items: tuple[Tag, ...] = ()  # outermost, in order
    leaked: tuple[Tag, ...] = ()  # run by Nunjucks, but not kept from Markdown
    fences: tuple[Fence, ...] = ()  # as Hexo's own expression finds them
    comments: tuple[Span, ...] = ()  # HTML comments, stashed as well
    inline_code: tuple[Span, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def protected(self) -> tuple[Span, ...]:
        """Where Hexo looks for no tags: fences, HTML comments and inline code, in order."""
        fences = (fence.span for fence in self.fences)
        return tuple(sorted((*fences, *self.comments, *self.inline_code)))

    def walk(self) -> Iterator[Tag]:
        """Every tag that Hexo stashes, with those in the bodies of blocks, in order."""
        waiting = list(reversed(self.items))
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting.extend(reversed(tag.children))

    def blanked(self, text: str) -> str:
        """`text` at equal length as Hexo hands it to Markdown, placeholders made of comments."""
        replaced = [(tag.span, tag.kind is TagKind.COMMENT) for tag in self.items]
        replaced += [(span, False) for span in self.comments]
        parts: list[str] = []
        last = 0
        for span, deleted in sorted(replaced):
            parts += (text[last : span.start], (nothing if deleted else placeholder)(text, span))
            last = span.end
        parts.append(text[last:])
        return "".join(parts)


def find_tags(text: str, body: Span, *, nunjucks: bool = True) -> Tags:
    """Find what Hexo takes from the body of a post.

    `nunjucks` is False for a post whose front matter says `disableNunjucks: true`: then Hexo
    looks for fences alone.
    """
    alone = _alone(text, body)
    fences = find_fences(alone)
    hidden = hide_fences(alone, fences)
    stashed_fences = tuple(fence for fence in fences if fence.stashed)
    if not nunjucks or not has_constructs(hidden):
        return Tags(fences=stashed_fences)
    found = scan(hidden)
    seen = restored(hidden, found)
    stream = read_stream(seen, body, found)
    return Tags(
        _stashed(found, stream.items, seen),
        _leaked(found, stream.items, seen),
        stashed_fences,
        tuple(span for span in found.comments if not _is_fence(span, stashed_fences)),
        tuple(found.inline_code),
        find_faults(text, found, stream),
    )


def _alone(text: str, body: Span) -> str:
    """The text with all but the body empty, so that offsets hold."""
    before = " " * (body.start - 1) + "\n" if body.start else ""
    return before + text[body.start : body.end]


def _is_fence(span: Span, fences: tuple[Fence, ...]) -> bool:
    index = bisect_left(fences, span.start, key=lambda fence: fence.span.start)
    return index < len(fences) and fences[index].span == span


def _stashed(found: Scan, items: list[Item], seen: str) -> tuple[Tag, ...]:
    starts = [item.span.start for item in items]
    tags: list[Tag] = []
    for piece in found.pieces:
        first = bisect_left(starts, piece.span.start)
        opening = items[first] if first < len(starts) else None
        if opening is not None and opening.span.start != piece.span.start:
            opening = None
        inner: list[Item] = []
        if piece.closing is not None:
            first = bisect_left(starts, piece.opening.end)
            inner = items[first : bisect_left(starts, piece.closing.start)]
        tags.append(piece_tag(piece, opening, inner, seen))
    return tuple(sorted(tags, key=lambda tag: tag.span))


def _leaked(found: Scan, items: list[Item], text: str) -> tuple[Tag, ...]:
    """What Nunjucks reads outside everything that was stashed."""
    pieces = sorted(piece.span for piece in found.pieces)
    leaked: list[Item] = []
    for item in items:
        index = bisect_left(pieces, (item.span.start + 1,)) - 1
        inside = index >= 0 and item.span.start < pieces[index].end
        if not inside and item.closed:
            leaked.append(item)
    return tuple(make_tag(item, text) for item in leaked)
