"""A site for Hugo 0.146 and newer: content, configuration and plain layouts."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from hexodigest.convert.aliases import aliases_of
from hexodigest.convert.blog import Blog
from hexodigest.convert.data_outputs import converted_data
from hexodigest.convert.feeds import Feed, feeds_of
from hexodigest.convert.markdown_page import content_file, markdown_page
from hexodigest.convert.page import Page
from hexodigest.convert.redirects import redirects
from hexodigest.convert.target import Converted, Output, Target
from hexodigest.convert.targets.hugo.config import hugo_config
from hexodigest.convert.targets.hugo.flavour import HUGO
from hexodigest.convert.targets.hugo.front_matter import front_matter
from hexodigest.convert.targets.hugo.places import address_losses, hugo_path, redirect
from hexodigest.convert.targets.hugo.sections import (
    archives,
    sections,
    special_place,
    terms,
)
from hexodigest.convert.theme import style, template, templates

ASSETS = PurePosixPath("static")


def convert_page(page: Page, blog: Blog) -> Converted:
    """The page as a Markdown file below `content/`."""
    aliases = aliases_of(page, blog)
    header = f"---\n{front_matter(page, blog, hugo_path(page, blog), aliases)}---\n"
    data, losses = markdown_page(page, blog, HUGO, header)
    place = special_place(page, blog) or content_file(page, "posts" if page.is_post else "")
    outputs = (Output(place, data), *redirect(page, blog))
    return Converted(outputs, (*aliases.losses, *losses, *address_losses(page, blog)))


def convert_blog(blog: Blog, pages: Sequence[Page]) -> Converted:
    """The configuration, the layouts, and the lists that Hexo makes."""
    settings = hugo_config(blog).encode()
    moved = converted_data(blog.data_files)
    old = redirects(blog, ASSETS)
    losses = (*moved.losses, *old.losses)
    if not blog.options.has_theme("hugo"):
        raw = [template(__name__, "layouts/raw.html", "layouts/raw.html")]
        needed = raw if any(page.is_bare for page in pages) else []
        own = Output(PurePosixPath("hugo-settings.toml"), settings)
        mine = (own, *needed, *terms(blog, pages))
        return Converted((*mine, *moved.outputs, *old.outputs), losses)
    outputs = [
        Output(PurePosixPath("hugo.toml"), settings),
        *templates(__name__, "layouts"),
        *(_feed(feed) for feed in feeds_of(blog)),
        Output(PurePosixPath("layouts/_partials/style.html"), style().encode()),
        *sections(blog, pages),
        *archives(blog, pages),
        *moved.outputs,
        *old.outputs,
    ]
    return Converted(tuple(outputs), losses)


def _feed(feed: Feed) -> Output:
    """The layout of a feed; Hugo finds it by the extension of what it makes."""
    place = f"layouts/home.{feed.kind}.{feed.path.rpartition('.')[2]}"
    return template(__name__, f"feeds/{feed.kind}.xml", place)


TARGET = Target("hugo", convert_page, convert_blog, ASSETS)
