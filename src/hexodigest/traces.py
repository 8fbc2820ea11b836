"""What a run looks at is noted, so that a later run can tell whether it would see the same.

Three things are noted. *Settings* are files and folders that decide how everything else is read:
one that changes makes all results void. *Folders* are those whose names were listed. *Questions*
are what the check of one post asked of the blog around it; they can be asked again, and where the
answers are the same, so is the result.

Nothing is noted unless somebody wants to know: `watching` for a run, `asking` for one post.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

from hexodigest.identities import (
    Identity,
    content_digest,
    digest_of,
    digest_of_names,
    entries_of,
    identity_at,
    kind_at,
)

Question = tuple[str, str]  # what is asked, and about what

_NOT_THERE: Final = ""


@dataclass(slots=True)
class Seen:
    """A file or folder as it was; `identity` is None where it cannot be relied on."""

    identity: Identity | None
    digest: str  # of what it holds; empty where there was none


@dataclass(slots=True)
class Watched:
    """What a run looked at, by absolute paths."""

    settings: dict[str, Seen] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)  # 0 where there is nothing
    folders: dict[str, Seen] = field(default_factory=dict)


@dataclass(slots=True)
class Asked:
    """What the check of one post asked, with digests of the answers."""

    answers: dict[Question, str] = field(default_factory=dict)
    is_repeatable: bool = True  # False where what was asked cannot be asked again


_watched: ContextVar[Watched | None] = ContextVar("_watched", default=None)
_asked: ContextVar[Asked | None] = ContextVar("_asked", default=None)


@contextmanager
def watching(watched: Watched) -> Iterator[None]:
    """Note in `watched` what is looked at meanwhile."""
    token = _watched.set(watched)
    try:
        yield
    finally:
        _watched.reset(token)


@contextmanager
def asking() -> Iterator[Asked]:
    """Note what is asked meanwhile."""
    asked = Asked()
    token = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(token)


@contextmanager
def unasked() -> Iterator[None]:
    """Note no question meanwhile: what is asked of what is being made is noted when it is used."""
    token = _asked.set(None)
    try:
        yield
    finally:
        _asked.reset(token)


def look_at(path: str | os.PathLike[str]) -> None:
    """A file is about to be read that decides how others are read."""
    watched = _watched.get()
    name = os.path.abspath(path)  # noqa: PTH100  # links stay as they are
    if watched is not None and name not in watched.settings:
        watched.settings[name] = seen_file(name)


def look_for(path: str | os.PathLike[str]) -> None:
    """It is about to be asked whether there is a file or a folder, which decides the same."""
    watched = _watched.get()
    name = os.path.abspath(path)  # noqa: PTH100  # links stay as they are
    if watched is not None and name not in watched.kinds:
        watched.kinds[name] = kind_at(name)


def scan(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises OSError where it cannot be listed."""
    watched = _watched.get()
    name = os.path.abspath(folder)  # noqa: PTH100  # links stay as they are
    if watched is None or name in watched.folders:
        return entries_of(folder)
    watched.folders[name] = Seen(None, _NOT_THERE)
    identity = identity_at(name)
    entries = entries_of(folder)
    watched.folders[name] = Seen(identity, digest_of_names(entries))
    for entry in entries:
        if entry.is_symlink():  # what becomes of its end does not show in this folder
            look_for(entry.path)
    return entries


def look_into(folder: str | os.PathLike[str]) -> None:
    """The names in a folder, or its being there, are about to be asked for."""
    if _watched.get() is not None:
        name = os.path.abspath(folder)  # noqa: PTH100  # links stay as they are
        while not os.path.isdir(name) and os.path.dirname(name) != name:  # noqa: PTH112, PTH120
            name = os.path.dirname(name)  # noqa: PTH120  # where it would be made
        try:
            scan(name)
        except OSError:
            return


def ask(kind: str, about: str, answer: object) -> None:
    """A question is answered; `answer` must be made of plain values, in an order that holds."""
    asked = _asked.get()
    if asked is not None and (kind, about) not in asked.answers:
        asked.answers[kind, about] = digest_of(repr(answer).encode("utf-8", "surrogatepass"))


def is_asking() -> bool:
    """Whether somebody notes questions: an answer that costs something need be given to none."""
    return _asked.get() is not None


def ask_what_cannot_be_asked_again() -> None:
    """The result depends on something that nobody knows to ask for, such as code of a user's."""
    asked = _asked.get()
    if asked is not None:
        asked.is_repeatable = False


def seen_file(path: str) -> Seen:
    """A file as it is now; a folder is one without content."""
    identity = identity_at(path)
    return Seen(identity, content_digest(path))
