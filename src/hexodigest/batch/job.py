"""A whole conversion of a blog from one folder to another, that can be repeated and resumed."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from hexodigest.batch.bucket import virtual
from hexodigest.batch.bucket_files import reach
from hexodigest.batch.bucket_folder import BucketFolder, check_bucket
from hexodigest.batch.convert import Means, Summary, convert_archive
from hexodigest.batch.folder import Folder
from hexodigest.batch.order import Order
from hexodigest.batch.owner import check_owner, way
from hexodigest.batch.places import Place
from hexodigest.batch.settle import Report
from hexodigest.convert.blog import Blog
from hexodigest.convert.job import check_apart, check_destination, notes_of, open_blog, strangers
from hexodigest.convert.old_site import compare_with


@dataclass(frozen=True, slots=True)
class Done:
    """What a conversion came to, and what a user should know besides, a line each."""

    summary: Summary
    folder: Path
    place: Place
    notes: tuple[str, ...]


def convert_folder(  # noqa: PLR0913  # what a user can say
    order: Order,
    destination: Path,
    means: Means,
    *,
    force: bool = False,
    durable: bool = False,
    report: Report | None = None,
) -> Done:
    """Convert the blog of the order into `destination`; both may be addresses of object stores.

    The output of an earlier run on the same blog is brought up to date. `report` makes the file of
    all losses that is left beside it. Raises OutputFolderError
    for any other folder that is not empty unless `force` is given, NoBlogError, both ConfigErrors,
    CollisionError, UnsafePathError, OldSiteError, and OSError when nothing can be read or written.
    """
    order = replace(order, source=virtual(order.source) or order.source)
    reach(order.source, order.run)
    blog = open_blog(order.source, order.options)
    place = _place(blog, destination, order.run, force=force, durable=durable)
    found = None
    if order.options.check_against:
        found = compare_with(blog.site, order.options.check_against)
        order = replace(
            order, options=replace(order.options, timezone=found.timezone or order.options.timezone)
        )
        blog = open_blog(order.source, order.options)
    more = strangers(found) if found else ()
    summary = convert_archive(blog, order, place, means, more=more, report=report)
    return Done(summary, destination, place, tuple(notes_of(blog, found)))


def _place(blog: Blog, destination: Path, run: str, *, force: bool, durable: bool) -> Place:
    root = virtual(destination)
    if root is None:
        check_destination(
            blog, destination, force=force or check_owner(destination, blog.site.root)
        )
        return Folder(destination, run, force, durable)
    check_apart(blog, root)
    check_bucket(root, blog.site.root, force=force)
    return BucketFolder(root, run, force, way(root, blog.site.root))


def new_run() -> str:
    """A name for a run that no other has."""
    return os.urandom(6).hex()
