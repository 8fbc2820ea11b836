"""Whether an edited post still means what it meant, but for what the edits name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from hexodigest.diagnostics import Edit
from hexodigest.document import Document
from hexodigest.document.front_matter import Form, Value
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
    if _becomes_readable(before, after):
        return True
    leaves = dict(_leaves(before.front_matter.data))
    named = _named(before, leaves, edits)
    renamed = _renamed(before, edits)
    old = {_new_path(path, renamed): leaf for path, leaf in leaves.items()}
    new = dict(_leaves(after.front_matter.data))
    kept = [(path, leaf) for path, leaf in old.items() if path not in named]
    if kept != [(path, leaf) for path, leaf in new.items() if not _is_below(path, named)]:
        return False
    left = {path[:end] for path in new for end in range(1, len(path) + 1)}
    return all(_stays_in_place(before, after, path, edits) for path in named if path in left)


def _becomes_readable(before: Document, after: Document) -> bool:
    """Whether Hexo could make nothing of a header that it reads now: there was no data to keep."""
    old = before.front_matter
    meant = old.form is Form.NONE and before.source.text.startswith("---")
    is_read = after.front_matter.readable and after.front_matter.form is not Form.NONE
    return is_read and not old.data and (meant or not old.readable)


def _renamed(document: Document, edits: Sequence[Edit]) -> dict[_Path, _Path]:
    """The path of every key that an edit within it renames, and the new one."""
    content = document.front_matter.content
    if not any(content.start <= edit.span.start < content.end for edit in edits):
        return {}
    found: dict[_Path, _Path] = {}
    for path, entry in document.front_matter.entries().items():
        key = entry.key
        if key and any(key.start <= e.span.start and e.span.end <= key.end for e in edits):
            name = _edited(document, key, edits).strip("\"'")
            if name != path[-1]:
                found[path] = (*path[:-1], name)
    return found


def _new_path(path: _Path, renamed: dict[_Path, _Path]) -> _Path:
    for end in range(1, len(path) + 1):
        if path[:end] in renamed:
            return (*renamed[path[:end]], *path[end:])
    return path


def _is_below(path: _Path, named: set[_Path]) -> bool:
    """Whether it is one of the paths, or lies in what was a single value there."""
    return any(path[:end] in named for end in range(1, len(path) + 1))


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
    spans = [tag.span for tag in document.tags.walk()]
    edits = sorted(edits, key=lambda edit: edit.span)
    starts = [edit.span.start for edit in edits]
    return [
        _edited(document, span, _not_beside(_from(edits, starts, span), span)) for span in spans
    ]


def _from(edits: Sequence[Edit], starts: Sequence[int], span: Span) -> Sequence[Edit]:
    """Those of sorted edits that start within a span."""
    return edits[bisect_left(starts, span.start) : bisect_right(starts, span.end)]


def _not_beside(edits: Sequence[Edit], span: Span) -> list[Edit]:
    """The edits but those that put something right before or behind, which is not within."""
    edges = ((span.start, span.start), (span.end, span.end))
    return [edit for edit in edits if edit.span not in edges]


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
