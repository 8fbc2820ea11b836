"""The constructs that Hexo takes from a body before Markdown sees it.

`{% tag %}`, `{% block %}…{% endblock %}`, `{{ variable }}` and `{# comment #}`, with Hexo 8.1's
own boundaries, and what it skips while it looks for them: fences, inline code, HTML comments.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from hexodigest.diagnostics import Fault
from hexodigest.document.fences import Fence, find_fences, hide_fences
from hexodigest.document.tag_blanks import nothing, placeholder
from hexodigest.document.tag_faults import find_faults
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tag_scanner import Scan, has_constructs, scan
from hexodigest.document.tag_stream import (
    Item,
    Stream,
    make_tag,
    piece_tag,
    read_stream,
    restored,
)
from hexodigest.source import Span

_NOTHING = Scan((), (), ())
_NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Tags:
    """What Hexo stashes, skips and leaks; all spans count characters of the source's text.

    Where constructs begin and end is known at once; what they say is read when it is asked for.
    """

    fences: tuple[Fence, ...] = ()  # as Hexo's own expression finds them, but for plain ones
    found: Scan = _NOTHING
    text: str = field(default="", repr=False)  # the source's, when anything was found
    all_fences: tuple[Fence, ...] = field(default=(), repr=False)  # plain ones too
    body: Span = _NOWHERE

    @cached_property
    def items(self) -> tuple[Tag, ...]:
        """The outermost tags that Hexo stashes, in order."""
        return _stashed(self.found, self._stream.items, self._seen)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all tags, however deep."""
        return frozenset(tag.name for tag in self.walk())

    @cached_property
    def fences_outside(self) -> tuple[Fence, ...]:
        """The fences that Markdown sees, which are those in no tag and no comment."""
        covers = sorted([*self.comments, *(piece.span for piece in self.found.pieces)])
        if not covers:
            return self.fences
        starts = [span.start for span in covers]
        ends = list(accumulate((span.end for span in covers), max))
        return tuple(
            fence
            for fence in self.fences
            if (index := bisect_right(starts, fence.span.start)) == 0
            or ends[index - 1] <= fence.span.start
        )

    @cached_property
    def leaked(self) -> tuple[Tag, ...]:
        """Tags that Nunjucks runs, but that are not kept from Markdown."""
        return _leaked(self.found, self._stream.items, self._seen)

    @cached_property
    def comments(self) -> tuple[Span, ...]:
        """HTML comments, which Hexo stashes as well."""
        comments = self.found.comments
        return tuple(span for span in comments if not _is_fence(span, self.fences))

    @property
    def inline_code(self) -> tuple[Span, ...]:
        """Inline code as Hexo finds it."""
        return self.found.inline_code

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What Nunjucks stumbles over, in order."""
        return find_faults(self.text, self.found, self._stream)

    @cached_property
    def _seen(self) -> str:
        """The text as Nunjucks gets it."""
        return restored(_hidden(self.text, self.body, self.all_fences), self.found)

    @cached_property
    def _stream(self) -> Stream:
        return read_stream(self._seen, self.body, self.found)

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
        pieces = self.found.pieces
        replaced = [(piece.span, piece.kind is TagKind.COMMENT) for piece in pieces]
        replaced += [(span, False) for span in self.comments]
        if not replaced:
            return text
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
    fences = tuple(find_fences(text, body))
    stashed = tuple(fence for fence in fences if fence.stashed)
    if not nunjucks or text.find("{", *body) < 0:
        return Tags(stashed)
    hidden = _hidden(text, body, fences)
    if not has_constructs(hidden):
        return Tags(stashed)
    return Tags(stashed, scan(hidden), text, fences, body)


def _hidden(text: str, body: Span, fences: tuple[Fence, ...]) -> str:
    """The body without fences; all before it is empty, so that offsets hold."""
    before = " " * (body.start - 1) + "\n" if body.start else ""
    return hide_fences(before + text[body.start : body.end], fences)


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
