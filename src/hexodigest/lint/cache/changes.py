"""What has changed since the cache was written."""

from pathlib import Path
from time import time
from typing import NamedTuple

from hexodigest.identities import content_digest, identity_at, kind_at, names_digest
from hexodigest.lint.cache.index import Index
from hexodigest.lint.cache.store import Store
from hexodigest.lint.surroundings import Surroundings
from hexodigest.traces import Seen


class Changes(NamedTuple):
    """What has changed since the last run."""

    folders: bool  # which files there are
    facts: bool  # that, or what posts say to each other, or what time it is
    bodies: bool  # what any file says


def usable(old: Index | None, *, by_hash: bool) -> Index:
    """The index, if all that decides how files are read is as it was."""
    if old is None:
        return Index()
    for path, seen in old.settings.items():
        if not _is_same(path, seen, by_hash=by_hash):
            if content_digest(path) != seen.digest:
                return Index(body=old.body)
            seen.identity = identity_at(path)
    if any(kind_at(path) != kind for path, kind in old.kinds.items()):
        return Index(body=old.body)
    return old


def folders_now(old: Index, *, by_hash: bool) -> dict[str, Seen]:
    """The folders that were looked into, as they are now."""
    return {
        path: seen
        if _is_same(path, seen, by_hash=by_hash)
        else Seen(identity_at(path), names_digest(path))
        for path, seen in old.folders.items()
    }


def changes(
    old: Index,
    folders: dict[str, Seen],
    store: Store,
    around: Surroundings,
    unsure: frozenset[str] | None,
) -> Changes:
    """Compare what was known with what is; tables that hold no longer are forgotten.

    `unsure` are the files that may have changed, if that is known.
    """
    low, high = old.clock
    is_other_time = bool(old.rows) and not low <= time() < high
    has_other_names = any(seen.digest != folders[path].digest for path, seen in old.folders.items())
    changed = store.see(unsure)
    facts = [_says_something_else(path, text, store, around) for path, text in changed.items()]
    is_other_world = has_other_names or is_other_time or store.has_lost or any(facts)
    if is_other_world or not all(changed.values()):
        store.tables.clear()
    return Changes(has_other_names or store.has_lost, is_other_world, bool(changed))


def _is_same(path: str, seen: Seen, *, by_hash: bool) -> bool:
    return not by_hash and seen.identity is not None and identity_at(path) == seen.identity


def _says_something_else(path: str, before: str, store: Store, around: Surroundings) -> bool:
    """Whether the facts of a file that has changed are others; what was never had is none."""
    if not before:
        return False
    try:
        site = around.site(Path(path))
        source = site.source_of(Path(path)) if site else None
        if site and source is not None:
            site.facts_at(source)
    except Exception:  # noqa: BLE001  # whatever it is, it is said when the post is linted
        return True
    return store.rows[path].said.facts != before
