"""A site for Hugo 0.146 and newer: content, configuration and plain layouts."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from hexodigest.convert.blog import Blog
from hexodigest.convert.markdown_page import content_file, markdown_page
from hexodigest.convert.page import Page
from hexodigest.convert.target import Converted, Output, Target
from hexodigest.convert.targets.hugo.config import hugo_config
from hexodigest.convert.targets.hugo.flavour import HUGO
from hexodigest.convert.targets.hugo.front_matter import front_matter
from hexodigest.convert.targets.hugo.sections import archives, sections, special_place
from hexodigest.convert.theme import style, templates


def convert_page(page: Page, blog: Blog) -> Converted:
    """The page as a Markdown file below `content/`."""
    header = f"---\n{front_matter(page)}---\n"
    data, losses = markdown_page(page, blog, HUGO, header)
    place = special_place(page, blog) or content_file(page, "posts" if page.is_post else "")
    return Converted((Output(place, data),), tuple(losses))


def convert_blog(blog: Blog, pages: Sequence[Page]) -> Converted:
    """The configuration, the layouts, and the lists that Hexo makes."""
    outputs = [
        Output(PurePosixPath("hugo.toml"), hugo_config(blog).encode()),
        *templates(__name__, "layouts"),
        Output(PurePosixPath("layouts/_partials/style.html"), style().encode()),
        *sections(blog, pages),
        *archives(blog, pages),
    ]
    return Converted(tuple(outputs))


TARGET = Target("hugo", convert_page, convert_blog, PurePosixPath("static"))
