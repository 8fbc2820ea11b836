"""What is remembered of a blog's files from an earlier run, and how facts are written down."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from os import stat_result
from typing import TYPE_CHECKING, Any, Final, Protocol

from hexodigest.document.js_values import Value
from hexodigest.site.dates import DateSource, Zones
from hexodigest.site.facts import PostFacts, updated_by_file
from hexodigest.site.files import FileKind, SourceFile
from hexodigest.source import Source
from hexodigest.traces import unasked

if TYPE_CHECKING:
    from pathlib import Path

    from hexodigest.site.site import Site

_MARK: Final = "\0"  # a key that no date can be mistaken for
_BY_FILE: Final = 1  # in place of an instant that is the file's own

Table = dict[str, list[str]]


class Memory(Protocol):
    """Facts of files that are as they were, and what else was once worked out of them."""

    def facts(self, site: "Site", file: SourceFile) -> PostFacts | None:
        """The facts of a file; None when it is not known, or has changed."""
        ...

    def learn(self, facts: PostFacts, source: Source, text: str) -> None:
        """Remember the facts that a file was found to have; `text` is them, written down."""
        ...

    def kept(self, path: "Path", name: str) -> object:
        """What was kept under a name of a file that is as it was; None when nothing was."""
        ...

    def keep(self, source: Source, name: str, value: object) -> None:
        """Keep something that follows from a file alone, in plain values."""
        ...

    def table(self, root: "Path", name: str) -> Table | None:
        """What was kept of a blog whose posts all say what they said; None when nothing was."""
        ...

    def keep_table(self, root: "Path", name: str, table: Table) -> None:
        """Keep something that follows from what all posts of a blog say to each other."""
        ...


def table_of(site: "Site", name: str, make: Callable[[], Table]) -> Table:
    """What posts of a blog have in common, as it is remembered, or as it is made of their facts."""
    known = site.memory.table(site.root, name) if site.memory else None
    if known is None:
        with unasked():
            known = make()
        if site.memory:
            site.memory.keep_table(site.root, name, known)
    return known


def written(facts: PostFacts, *, updated_by_file: bool) -> str:
    """The facts as JSON in one line."""
    updated = _BY_FILE if updated_by_file else facts.updated and _instant(facts.updated)
    row = [
        int(facts.date_source is DateSource.FILE),  # these two can be seen without reading all
        facts.date.timestamp(),
        facts.source,
        facts.kind,
        _escaped(facts.data) if _is_marked(facts.data) else facts.data,
        facts.slug,
        facts.title,
        _instant(facts.date),
        facts.date_source,
        updated,
        facts.layout,
        facts.tags,
        facts.categories,
        facts.published,
        facts.dropped,
        facts.address,
        facts.url,
        facts.output,
    ]
    return json.dumps(row, separators=(",", ":"), default=_plain)


def read(text: str, path: "Path", state: stat_result, zones: Zones) -> PostFacts:
    """The facts that are written down in a line of JSON. Raises ValueError and its like."""
    row, end = (_MARKED if "\\u0000" in text else _PLAIN).raw_decode(text)
    if text[end:].strip():
        raise ValueError(text)
    row = row[2:]
    source, kind, data, slug, title, date, date_source, updated, layout, tags, categories = row[:11]
    return PostFacts(
        path,
        source,
        FileKind(kind),
        data,
        slug,
        title,
        _shown(date, zones),
        DateSource(date_source),
        _updated(updated, state, zones),
        layout,
        tuple(tags),
        tuple(map(tuple, categories)),
        *row[11:],
    )


def is_by_file(text: str) -> bool:
    """Whether facts that are written down have the file's own time for their date."""
    return text.startswith("[1")


def moment_of(text: str) -> float | None:
    """The date in facts that are written down, in seconds since 1970; None where there is none."""
    try:
        return float(text.split(",", 2)[1])
    except (ValueError, IndexError):
        return None


def _updated(updated: str | int | None, state: stat_result, zones: Zones) -> datetime | None:
    if isinstance(updated, int):
        return updated_by_file(state, zones)
    return _shown(updated, zones) if updated else None


def _shown(instant: str, zones: Zones) -> datetime:
    moment = datetime.fromisoformat(instant)  # in UTC, as `_instant` writes it
    return moment if zones.shown is moment.tzinfo else moment.astimezone(zones.shown)


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return {_MARK: _instant(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _is_marked(value: object) -> bool:
    """Whether a key in it begins with the mark."""
    if isinstance(value, Mapping):
        return any(key[:1] == _MARK or _is_marked(item) for key, item in value.items())
    return isinstance(value, list) and any(map(_is_marked, value))


def _escaped(value: Any) -> Any:  # noqa: ANN401  # JSON's own
    """Keys that begin with the mark get another one in front."""
    if isinstance(value, Mapping):
        return {
            (_MARK + key if key.startswith(_MARK) else key): _escaped(item)
            for key, item in value.items()
        }
    return [*map(_escaped, value)] if isinstance(value, list) else value


def _hook(found: dict[str, Value]) -> Value:
    if list(found) == [_MARK]:
        return datetime.fromisoformat(str(found[_MARK]))
    return {key.removeprefix(_MARK): item for key, item in found.items()}


# As `json.loads`, of which facts of thousands of posts would take twice the time.
_PLAIN: Final = json.JSONDecoder()
_MARKED: Final = json.JSONDecoder(object_hook=_hook)
