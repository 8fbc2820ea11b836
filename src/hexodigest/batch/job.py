"""A whole conversion of a blog from one folder to another, that can be repeated and resumed."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from hexodigest.batch.convert import Means, Summary, convert_archive
from hexodigest.batch.folder import Folder
from hexodigest.batch.manifest import is_ours
from hexodigest.batch.order import Order
from hexodigest.convert.job import check_destination, notes_of, open_blog, strangers
from hexodigest.convert.old_site import compare_with


@dataclass(frozen=True, slots=True)
class Done:
    """What a conversion came to, and what a user should know besides, a line each."""

    summary: Summary
    folder: Path
    notes: tuple[str, ...]


def convert_folder(
    order: Order, destination: Path, means: Means, *, force: bool = False, durable: bool = False
) -> Done:
    """Convert the blog of the order into `destination`.

    An earlier run's output is brought up to date. Raises OutputFolderError for any other folder
    that is not empty unless `force` is given, NoBlogError, both ConfigErrors, CollisionError,
    UnsafePathError, OldSiteError, and OSError when nothing can be read or written.
    """
    blog = open_blog(order.source, order.options)
    check_destination(blog, destination, force=force or is_ours(destination))
    found = None
    if order.options.check_against:
        found = compare_with(blog.site, order.options.check_against)
        order = replace(
            order, options=replace(order.options, timezone=found.timezone or order.options.timezone)
        )
        blog = open_blog(order.source, order.options)
    folder = Folder(destination, order.run, force, durable)
    summary = convert_archive(blog, order, folder, means)
    if found:
        summary.losses += strangers(found)
    return Done(summary, destination, tuple(notes_of(blog, found)))


def new_run() -> str:
    """A name for a run that no other has."""
    return os.urandom(6).hex()
