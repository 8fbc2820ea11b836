"""Comments that silence rules in a post, never looked for inside code.

In the body, with rules by name, group or glob; none named stands for all:

    <!-- hexodigest-disable-next-line missing-image -->   the next line that is not blank
    <!-- hexodigest-disable links --> … <!-- hexodigest-enable links -->   all between, or the rest
    <!-- hexodigest-disable-file empty-link -->           the whole file, front matter too

In YAML front matter `# hexodigest: ignore[future-date]`: for its own line, or, where nothing stands
before it, for the next line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from hexodigest.document import Document
from hexodigest.document.front_matter import Form
from hexodigest.lint.stretches import Stretches, code_of
from hexodigest.patterns import later
from hexodigest.source import Span

_HTML: Final = later(
    r"<!--\s{0,99}hexodigest-(?P<kind>[a-z]+(?:-[a-z]+)*)(?P<names>\s[^<>]{0,999}?)??\s{0,99}-->"
)
_YAML: Final = later(
    r"(?<![^\s])#[ \t]*hexodigest:[ \t]*(?P<kind>[a-z]+)(?:\[(?P<names>[^\]\n]{0,999})\])?[^\n]*"
)
_NAME: Final = later(r"[^\s,]+")
_FILLED: Final = later(r"^[ \t]*[^\s][^\n]*", re.MULTILINE)
_NOWHERE: Final = Span(0, 0)


class Kind(StrEnum):
    """What a comment does; the value is the word in it."""

    NEXT_LINE = "disable-next-line"
    DISABLE = "disable"
    ENABLE = "enable"
    FILE = "disable-file"
    IGNORE = "ignore"  # in front matter


_KINDS: Final = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment for the linter; findings that start within `holds` are silenced.

    `names` are the rules, groups and globs in it; none stands for all. `names_span` holds them,
    with what stands between. `kind` is the word as written where it is none of `Kind`.
    """

    span: Span
    kind: Kind | str
    names: tuple[str, ...] = ()
    names_span: Span = _NOWHERE
    holds: Span = _NOWHERE


class Unused(NamedTuple):
    """A comment, and those of its names that silence nothing; none where it names none."""

    comment: Comment
    names: tuple[str, ...]


def read_comments(document: Document) -> tuple[Comment, ...]:
    """The comments for the linter, in the order of the file."""
    if "hexodigest" not in document.source.text:
        return ()
    return (*_in_front_matter(document), *_in_body(document))


def _in_front_matter(document: Document) -> Iterator[Comment]:
    front_matter, text = document.front_matter, document.source.text
    if front_matter.form not in {Form.FENCED, Form.UNFENCED}:
        return
    found = list(_YAML.finditer(text, front_matter.content.start, front_matter.content.end))
    values = _scalars(document) if found else Stretches(())
    for match in found:
        if values.hold(match.start()):
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        alone = not text[start : match.start()].strip()
        line = _next_line(text, match.end()) if alone else Span(start, match.end() + 1)
        yield replace(_comment(match), holds=line)


def _scalars(document: Document) -> Stretches:
    """Keys and values that hold no others: a `#` in them begins no comment."""
    entries = document.front_matter.entries()
    holders = {path[:-1] for path in entries}
    spans = [entry.key for entry in entries.values() if entry.key]
    spans += [entry.value for path, entry in entries.items() if path not in holders]
    return Stretches(spans)


def _in_body(document: Document) -> Iterator[Comment]:
    text = document.source.text
    found = list(_HTML.finditer(text, document.body.start))
    code = code_of(document) if found else Stretches(())
    comments = [_comment(match) for match in found if not code.hold(match.start())]
    ranges = _ranges(comments, len(text) + 1)
    for comment, pieces in zip(comments, ranges, strict=True):
        match comment.kind:
            case Kind.NEXT_LINE:
                yield replace(comment, holds=_next_line(text, comment.span.end))
            case Kind.FILE:
                yield replace(comment, holds=Span(0, len(text) + 1))
            case Kind.DISABLE | Kind.ENABLE:
                yield from pieces
            case _:
                yield comment


def _ranges(comments: Sequence[Comment], end: int) -> list[list[Comment]]:
    """Each `disable` once for every place that names of it end at; each `enable` of nothing."""
    idle = [_idle_names(comment, opened) for comment, opened in _opened(comments)]
    pieces: list[list[Comment]] = []
    ends: dict[str, int] = {}
    for comment, names in zip(reversed(comments), reversed(idle), strict=True):
        at = comment.span.start
        if comment.kind is Kind.ENABLE:
            if not comment.names:
                ends, end = {}, at
            ends |= dict.fromkeys(comment.names, at)
        stops: dict[int, list[str]] = {}
        for name in comment.names or ("",):
            stops.setdefault(ends.get(name, end), []).append(name)
        held = [
            replace(comment, names=tuple(filter(None, each)), holds=Span(comment.span.end, stop))
            for stop, each in stops.items()
        ]
        nothing = [] if names is None else [replace(comment, names=names)]
        pieces.append(held if comment.kind is Kind.DISABLE else nothing)
    return pieces[::-1]


def _opened(comments: Sequence[Comment]) -> Iterator[tuple[Comment, frozenset[str]]]:
    """Each comment with those of its own names that are disabled before it; `""` is all rules."""
    opened: set[str] = set()
    for comment in comments:
        asked = opened.intersection(comment.names) if comment.names else opened
        yield comment, frozenset(asked)
        if comment.kind is Kind.DISABLE:
            opened.update(comment.names or ("",))
        if comment.kind is Kind.ENABLE:
            opened = opened.difference(comment.names) if comment.names else set()


def _idle_names(comment: Comment, opened: frozenset[str]) -> tuple[str, ...] | None:
    """The names of an `enable` that were not disabled; None where it does something for all."""
    if comment.kind is not Kind.ENABLE:
        return None
    idle = tuple(name for name in comment.names if name not in opened)
    return idle if idle or not (comment.names or opened) else None


def _comment(match: re.Match[str]) -> Comment:
    names = [Span(*found.span()) for found in _NAME.finditer(match.string, *match.span("names"))]
    kind = match["kind"]
    return Comment(
        span=Span(match.start(), match.start() + len(match[0].rstrip())),
        kind=_KINDS.get(kind, kind),
        names=tuple(match.string[name.start : name.end] for name in names),
        names_span=Span(names[0].start, names[-1].end) if names else _NOWHERE,
    )


def _next_line(text: str, offset: int) -> Span:
    """The next line that is not blank, with its line end; nothing where there is none."""
    end = text.find("\n", offset)
    found = _FILLED.search(text, end + 1) if end >= 0 else None
    return Span(found.start(), found.end() + 1) if found else _NOWHERE
