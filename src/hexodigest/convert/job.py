"""A conversion from a path to a path: a post or a blog, planned whole, then written."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from hexodigest.config import load_config
from hexodigest.convert.blog import Blog
from hexodigest.convert.old_site import Comparison, compare_with
from hexodigest.convert.options import Options
from hexodigest.convert.resolve_page import single_post
from hexodigest.convert.run import Plan, plan_blog, plan_post
from hexodigest.convert.target import Loss, Output, Target
from hexodigest.convert.write import OutputFolderError, check_folder, write_outputs
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.site.blog import NoBlogError, find_blog
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.site import Site, load_site
from hexodigest.source import Span


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be written where."""

    plan: Plan
    folder: Path
    is_file: bool = False  # one post to one file: the folder is that file's
    notes: tuple[str, ...] = ()  # what a user should know besides, a line each

    def write(self) -> int:
        """Write all outputs; how many. Raises OSError and UnsafePathError."""
        return write_outputs(self.plan.outputs, self.folder)


def prepare(
    source: Path,
    destination: Path,
    target: Target,
    options: Options | None = None,
    *,
    force: bool = False,
) -> Job:
    """Plan the conversion of the post or blog at `source`; nothing is written yet.

    One post goes to the file that `destination` names when its extension is the target's own,
    else to a folder. Raises OutputFolderError, NoBlogError, both ConfigErrors, CollisionError,
    UnsafePathError, OldSiteError, and OSError when `source` cannot be read.
    """
    options = options or Options()
    if source.is_dir():
        blog = open_blog(source, options)
        check_destination(blog, destination, force=force)
        found = None
        if options.check_against:
            found = compare_with(blog.site, options.check_against)
            if found.timezone:
                blog = open_blog(source, replace(options, timezone=found.timezone))
        plan = plan_blog(blog, target)
        if found:
            plan = replace(plan, losses=(*plan.losses, *strangers(found)))
        return Job(plan, destination, notes=tuple(notes_of(blog, found)))
    source.stat()
    blog = _blog_around(source, options)
    _check_place(blog, source, destination)
    facts = blog.site.facts(source) if blog.is_known else None
    if facts is None:
        blog = _no_blog(source, options)
        facts = single_post(source, blog.site)
    plan = plan_post(blog, target, facts)
    if destination.suffix in {".json", ".md"}:
        return _to_one_file(plan, destination, force=force)
    check_folder(destination, force=force)
    return Job(plan, destination)


def open_blog(folder: Path, options: Options | None = None) -> Blog:
    """The blog whose root `folder` is, or whose source folder.

    Raises NoBlogError, ConfigError when a configuration cannot be read.
    """
    options = options or Options()
    site = load_site(folder, options.timezone)
    if not any(_is_same(folder, place) for place in (site.root, site.source_dir)):
        raise NoBlogError(folder)
    return Blog(site, load_config(folder), options)


def _is_same(one: Path, other: Path) -> bool:
    return one == other or (other.exists() and one.samefile(other))


def _blog_around(post: Path, options: Options) -> Blog:
    """The blog that a post lies in, or Hexo's defaults."""
    if find_blog(post) is None:
        return _no_blog(post, options)
    return Blog(load_site(post, options.timezone), load_config(post), options)


def _no_blog(post: Path, options: Options) -> Blog:
    site = Site(post.parent, HexoConfig(), options.timezone)
    return Blog(site, load_config(post), options, is_known=False)


def check_destination(blog: Blog, destination: Path, *, force: bool) -> None:
    """Raise OutputFolderError for what is no folder to write to."""
    check_apart(blog, destination)
    check_folder(destination, force=force)


def check_apart(blog: Blog, destination: Path) -> None:
    """An output among the sources would be read as one of them the next time."""
    place = Path(os.path.realpath(destination))
    site = blog.site
    if place == site.root.resolve() or place.is_relative_to(site.source_dir.resolve()):
        raise OutputFolderError(f"`{destination}` is the blog itself; choose a folder outside it")


def _check_place(blog: Blog, post: Path, destination: Path) -> None:
    """No post is written over a post, whatever else is there may be."""
    if blog.is_known:
        check_apart(blog, destination)
    if destination.exists() and destination.samefile(post):
        raise OutputFolderError(f"`{destination}` is the post itself; choose another place")


def _to_one_file(plan: Plan, destination: Path, *, force: bool) -> Job:
    """The post alone, under the name that the user chose."""
    if destination.exists() and not force:
        raise OutputFolderError(f"`{destination}` is there already; --force writes over it")
    own = [output for output in plan.outputs if isinstance(output.content, bytes)][:1]
    outputs = tuple(Output(PurePosixPath(destination.name), output.content) for output in own)
    failures, losses = plan.failures, plan.losses
    return Job(Plan(outputs, losses, failures, plan.pages), destination.parent, is_file=True)


def strangers(found: Comparison) -> Iterator[Loss]:
    """The posts that the old site serves elsewhere, or not at all."""
    for facts in found.strangers:
        message = f"the old site has nothing at `{facts.url}`"
        yield Diagnostic("address-not-found", message, Severity.WARNING, Span(0, 0), facts.path)


def notes_of(blog: Blog, found: Comparison | None) -> Iterator[str]:
    """What the zone of dates and addresses is taken to be."""
    if found:
        fitting = found.compared - len(found.strangers)
        zone = f" with the clock of {found.timezone}" if found.timezone else ""
        yield f"{fitting} of {found.compared} posts are where the old site has them{zone}"
    elif not blog.config.timezone and not blog.options.timezone:
        yield "dates are taken for UTC, for `_config.yml` names no `timezone`; else give --timezone"
