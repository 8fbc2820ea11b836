"""A site for Zola 0.22: content, configuration and plain templates."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from hexodigest.convert.aliases import aliases_of
from hexodigest.convert.archives import archives_of
from hexodigest.convert.blog import Blog
from hexodigest.convert.data_outputs import converted_data
from hexodigest.convert.feeds import feeds_of
from hexodigest.convert.markdown_page import content_file, markdown_page
from hexodigest.convert.page import Page
from hexodigest.convert.redirects import redirects
from hexodigest.convert.target import Converted, Output, Target
from hexodigest.convert.targets.zola.config import zola_config
from hexodigest.convert.targets.zola.flavour import flavour_of
from hexodigest.convert.targets.zola.front_matter import (
    archive_extra,
    home_front_matter,
    page_front_matter,
)
from hexodigest.convert.targets.zola.places import (
    address_losses,
    merged_losses,
    order_losses,
    order_of_page_losses,
    pinned_losses,
    redirect,
    special_place,
)
from hexodigest.convert.theme import style, template, templates
from hexodigest.convert.toml import Data, toml
from hexodigest.convert.unfollowed import OF_ZOLA, unfollowed

_CONTENT = PurePosixPath("content")

ASSETS = PurePosixPath("static")


def convert_page(page: Page, blog: Blog) -> Converted:
    """The page as a Markdown file below `content/`; a blog's own home page as the section."""
    flavour = flavour_of(blog.options.zola_version)
    if page.path == "":
        data, losses = markdown_page(page, blog, flavour, _fenced(home_front_matter(page, blog)))
        return Converted((Output(_CONTENT / "_index.md", data),), tuple(losses))
    aliases = aliases_of(page, blog)
    header = _fenced(page_front_matter(page, blog, aliases))
    data, losses = markdown_page(page, blog, flavour, header)
    place = special_place(page, blog) or content_file(page, "posts" if page.is_post else "pages")
    return Converted(
        (Output(place, data), *redirect(page, blog)),
        (
            *aliases.losses,
            *losses,
            *address_losses(page, blog),
            *pinned_losses(page, blog),
            *order_of_page_losses(page, blog),
            *merged_losses(page),
        ),
    )


def convert_blog(blog: Blog, pages: Sequence[Page]) -> Converted:
    """The configuration, the templates, and the sections that pages lie in."""
    settings = zola_config(blog, pages).encode()
    moved = converted_data(blog.data_files)
    old = redirects(blog, ASSETS)
    losses = (*moved.losses, *old.losses, *order_losses(blog), *unfollowed(blog, OF_ZOLA))
    if not blog.options.has_theme("zola"):
        raw = [template(__name__, "templates/raw.html", "templates/raw.html")]
        needed = raw if any(page.is_bare for page in pages) else []
        own = Output(PurePosixPath("zola-settings.toml"), settings)
        mine = (own, *needed, *_sections(blog, pages))
        return Converted((*mine, *moved.outputs, *old.outputs), losses)
    outputs = [
        Output(PurePosixPath("config.toml"), settings),
        *templates(__name__, "templates"),
        *(template(__name__, f"feeds/{f.kind}.xml", f"templates/{f.path}") for f in feeds_of(blog)),
        Output(PurePosixPath("templates/style.html"), style().encode()),
        *_sections(blog, pages),
        *_archives(blog, pages),
        *moved.outputs,
        *old.outputs,
    ]
    return Converted(tuple(outputs), losses)


def _sections(blog: Blog, pages: Sequence[Page]) -> Iterator[Output]:
    """Every folder is a section, or Zola would not list what lies in it."""
    if "" not in blog.paths:
        yield _page(_CONTENT / "_index.md", home_front_matter(None, blog))
    folders = {_CONTENT / "posts", _CONTENT / "pages"}
    for page in pages:
        place = content_file(page, "posts" if page.is_post else "pages")
        folders |= {folder for folder in place.parents if len(folder.parts) > 1}
    for folder in sorted(folders):
        data: dict[str, Data] = {"render": False}
        if folder.parts[1] == "posts":
            data |= {"transparent": True, "sort_by": "date"}
        yield _page(folder / "_index.md", data)


def _archives(blog: Blog, pages: Sequence[Page]) -> Iterator[Output]:
    """The lists by date, which want a template of ours."""
    yield _page(_CONTENT / "archives/_index.md", {"render": False})
    for archive in archives_of(blog, pages):
        header: dict[str, Data] = {"title": archive.title, "path": archive.path.strip("/")}
        header |= {"template": "archives.html", "extra": archive_extra(archive, blog)}
        yield _page(_CONTENT / f"archives/{archive.name}.md", header)


def _page(place: PurePosixPath, data: dict[str, Data]) -> Output:
    return Output(place, _fenced(data).encode())


def _fenced(data: dict[str, Data]) -> str:
    return f"+++\n{toml(data)}+++\n"


TARGET = Target("zola", convert_page, convert_blog, ASSETS)
