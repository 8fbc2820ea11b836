"""Whether an edited post still means what it meant, but for what the edits name."""

from collections.abc import Iterator, Sequence

from hexodigest.diagnostics import Edit
from hexodigest.document import Document
from hexodigest.document.front_matter import Value
from hexodigest.lint.kept_parts import keeps_code, keeps_links
from hexodigest.source import Span

_Path = tuple[str | int, ...]


def lost_meaning(before: Document, after: Document, edits: Sequence[Edit]) -> str | None:
    """Why `after` is not `before` with the edits made, as Hexo reads the two; None if it is."""
    return next((loss for keeps, loss in _LAWS if not keeps(before, after, edits)), None)


def _keeps_bytes(before: Document, after: Document, _edits: Sequence[Edit]) -> bool:
    return len(after.source.bad_bytes) == len(before.source.bad_bytes)


def _keeps_tags(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    return _tags(before, edits) == _tags(after)


def _keeps_whole(before: Document, after: Document, _edits: Sequence[Edit]) -> bool:
    return len(after.faults) <= len(before.faults)


def _keeps_data(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    old = dict(_leaves(before.front_matter.data))
    new = dict(_leaves(after.front_matter.data))
    named = _named(before, old, edits)
    kept = [(path, leaf) for path, leaf in old.items() if path not in named]
    if kept != [(path, leaf) for path, leaf in new.items() if path not in named]:
        return False
    return all(_stays_in_place(before, after, path, edits) for path in named if path in new)


def _leaves(value: Value, path: _Path = ()) -> Iterator[tuple[_Path, tuple[type, Value]]]:
    """Every scalar and empty collection by path, with its type: 1, 1.0 and true are three."""
    children: list[tuple[str | int, Value]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    if not children:
        yield path, (type(value), value)
    for key, child in children:
        yield from _leaves(child, (*path, key))


def _named(
    document: Document, leaves: dict[_Path, tuple[type, Value]], edits: Sequence[Edit]
) -> set[_Path]:
    """The paths whose key or value an edit touches."""
    head = document.front_matter.span.end
    spans = [edit.span for edit in edits if edit.span.start < head]
    return {path for path in leaves if spans and _touches(document, path, spans)}


def _touches(document: Document, path: _Path, spans: Sequence[Span]) -> bool:
    entry = document.front_matter.entry(*path)
    if entry is None:
        return False
    start = (entry.key or entry.value).start
    return any(span.start <= entry.value.end and start <= span.end for span in spans)


def _stays_in_place(before: Document, after: Document, path: _Path, edits: Sequence[Edit]) -> bool:
    """Whether the value is, in the new post, within what its key, value and edits became."""
    old, new = before.front_matter.entry(*path), after.front_matter.entry(*path)
    if old is None or new is None:
        return False
    start, end = (old.key or old.value).start, old.value.end
    near = [edit.span for edit in edits if edit.span.start <= end and start <= edit.span.end]
    start = min([start, *(span.start for span in near)])
    end = max([end, *(span.end for span in near)])
    grown = [(edit.span.end, len(edit.text) - edit.span.end + edit.span.start) for edit in edits]
    shift = sum(growth for at, growth in grown if at < start)
    growth = sum(growth for at, growth in grown if start <= at <= end)
    return start + shift <= new.value.start and new.value.end <= end + shift + growth


def _tags(document: Document, edits: Sequence[Edit] = ()) -> list[str]:
    """The text of every tag, with the edits within it made."""
    return [_edited(document, tag.span, edits) for tag in document.tags.walk()]


def _edited(document: Document, span: Span, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    start = span.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        if span.start <= edit.span.start and edit.span.end <= span.end:
            parts += (document.source.text[start : edit.span.start], edit.text)
            start = edit.span.end
    return "".join([*parts, document.source.text[start : span.end]])


_LAWS = (
    (_keeps_bytes, "it would replace bytes that are not UTF-8"),
    (_keeps_data, "it would change other data of the front matter"),
    (_keeps_tags, "it would change a tag"),
    (_keeps_whole, "it would bring in a new fault"),
    (keeps_links, "it would change another link"),
    (keeps_code, "it would change code"),
)
