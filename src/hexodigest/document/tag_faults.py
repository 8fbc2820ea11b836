"""Where Nunjucks aborts, or reads a tag otherwise than Hexo stashed it."""

from bisect import bisect_left

from hexodigest.diagnostics import Fault
from hexodigest.document.tag_nodes import TagKind
from hexodigest.document.tag_scanner import Piece, Scan
from hexodigest.document.tag_stream import Item, Stream
from hexodigest.patterns import later
from hexodigest.source import Span

_BALANCED = later(r"(?:[^\"']++|\"[^\"]*+\"|'[^']*+')*+")
# Hexo 8.1's own tags, and the statements of nunjucks 3.2. A theme that registers one of these
# names again changes what it prints, not how it is parsed.
_BLOCKS = frozenset(
    {"quote", "blockquote", "code", "codeblock", "pullquote", "raw", "verbatim"}
    | {"block", "macro", "call", "filter", "switch"}
)
_ENDS = {
    "if": "endif",
    "ifAsync": "endif",
    "for": "endfor",
    "asyncEach": "endeach",
    "asyncAll": "endall",
}
_INLINE = frozenset(
    {"iframe", "img", "image", "include_code", "a", "link", "anchor", "post_path", "post_link"}
    | {"asset_path", "asset_link", "asset_img", "asset_image", "url_for", "full_url_for"}
    | {"include", "extends", "import", "from"}
)
_PARTS = {
    "else": frozenset({"if", "ifAsync", "for", "asyncEach", "asyncAll"}),
    "elif": frozenset({"if", "ifAsync"}),
    "elseif": frozenset({"if", "ifAsync"}),
    "case": frozenset({"switch"}),
    "default": frozenset({"switch"}),
}


def find_faults(text: str, scan: Scan, stream: Stream) -> tuple[Fault, ...]:
    """All faults of a body, in order."""
    faults = [
        Fault("mismatched-tag", "`#}` has no `{#` before it", stray) for stray in stream.strays
    ]
    faults += [_unclosed(text, item) for item in stream.items if not item.closed]
    faults += _boundary_faults(text, scan, stream)
    faults += _Nesting(stream.items).faults()
    return tuple(sorted(faults, key=lambda fault: fault.span))


def _unclosed(text: str, item: Item) -> Fault:
    opening = text[item.span.start : item.span.start + 2]
    span = item.span._replace(end=item.span.start + 2)
    return Fault("unclosed-tag", f"`{opening}` is never closed", span)


def _boundary_faults(text: str, scan: Scan, stream: Stream) -> list[Fault]:
    """Constructs that end elsewhere for Nunjucks than for Hexo, or for Hexo never."""
    pieces = sorted(scan.pieces, key=lambda piece: piece.span)
    starts = [piece.span.start for piece in pieces]
    faults: list[Fault] = []
    for item in stream.items:
        index = bisect_left(starts, item.span.start + 1) - 1
        piece = pieces[index] if index >= 0 else None
        if not item.closed or item.kind is TagKind.COMMENT or _agree(item, piece):
            continue
        span = _opening(item)
        if _BALANCED.fullmatch(text, span.start, span.end) is None:
            message = "a quote is not closed where Hexo looks for the end of this"
            faults.append(Fault("unbalanced-quote", message, span))
        elif item.kind is TagKind.VARIABLE and text.count("}", *span) > text.count("{", *span):
            faults.append(Fault("unclosed-tag", "`}` stands alone before the end of this", span))
    return faults


def _agree(item: Item, piece: Piece | None) -> bool:
    """Whether Hexo has stashed the item, alone or in the body of a block."""
    if piece is None or item.span.start >= piece.span.end:
        return False
    if item.span.start > piece.span.start:
        return item.span.start >= piece.opening.end
    return _opening(item).end == piece.opening.end


class _Nesting:
    """Follows the blocks as Nunjucks nests them."""

    def __init__(self, items: list[Item]) -> None:
        self.items = [item for item in items if item.call is not None and item.closed]
        self.names = {item.call.name for item in self.items if item.call}
        self.opened: list[tuple[str, Item]] = []  # what will close it, the opening
        self.levels: dict[str, list[int]] = {}  # where in `opened` each of these is awaited
        self.skipped: dict[str, list[Fault]] = {}  # openings that another end has closed
        self.found: list[Fault] = []

    def faults(self) -> list[Fault]:
        """Every opening without an end, and every end without an opening."""
        for item in self.items:
            if item.kind is not TagKind.BLOCK and item.call is not None:
                self._take(item, item.call.name)
        self._drop(0)
        return self.found + [fault for faults in self.skipped.values() for fault in faults]

    def _take(self, item: Item, name: str) -> None:
        if not name:
            self._report(item, "a tag has no name")
        elif self.levels.get(name):
            self._close(item, name)
        elif name in _PARTS:
            if not self.opened or _name(self.opened[-1][1]) not in _PARTS[name]:
                self._report(item, f"`{name}` stands in no block that it belongs to")
        elif (end := self._end_of(item, name)) is not None:
            self.levels.setdefault(end, []).append(len(self.opened))
            self.opened.append((end, item))
        elif name.startswith("end") and name not in _INLINE:
            self._end_without_opening(item, name)

    def _close(self, item: Item, name: str) -> None:
        self._drop(self.levels[name][-1] + 1)
        self.levels[name].pop()
        _, opening = self.opened.pop()
        arguments = item.call.arguments if item.call else ()
        # As in nunjucks: only `endblock` may repeat the name of what it ends.
        if arguments and not (_name(opening) == "block" and len(arguments) == 1):
            self._report(item, f"`{name}` takes no arguments")

    def _drop(self, level: int) -> None:
        """Leave what is open from `level` on without an end."""
        for end, item in self.opened[level:]:
            self.levels[end].pop()
            message = f"`{{% {_name(item)} %}}` has no `{{% {end} %}}`"
            self.skipped.setdefault(end, []).append(Fault("unclosed-tag", message, _opening(item)))
        del self.opened[level:]

    def _end_without_opening(self, item: Item, name: str) -> None:
        if self.skipped.get(name):
            self.skipped[name].pop()
            self._report(item, f"`{{% {name} %}}` ends a block across the end of another")
        else:
            self._report(item, f"`{{% {name} %}}` has no opening tag")

    def _end_of(self, item: Item, name: str) -> str | None:
        """The tag that ends the block which `item` opens; None for a tag without a body."""
        if name in _ENDS:
            return _ENDS[name]
        if name == "set":
            values = (argument.value for argument in (item.call.arguments if item.call else ()))
            return None if any("=" in value for value in values) else "endset"
        known = name in _BLOCKS or (name not in _INLINE and f"end{name}" in self.names)
        return f"end{name}" if known else None

    def _report(self, item: Item, message: str) -> None:
        self.found.append(Fault("mismatched-tag", message, _opening(item)))


def _name(item: Item) -> str:
    return item.call.name if item.call else ""


def _opening(item: Item) -> Span:
    """The item without the body of a raw block."""
    return Span(item.span.start, (item.call and item.call.end) or item.span.end)
