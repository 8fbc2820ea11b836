"""Where Hugo can serve a page: a `%` in an address must be an escape, or it fails."""

from collections.abc import Iterator

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.convert.paths import safe_path, served_file
from hexodigest.convert.redirects import redirect_page
from hexodigest.convert.target import Loss, Output
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import Span


def hugo_path(page: Page, blog: Blog) -> str:
    """The path of the page; without `%`, and then one that is free."""
    if "%" not in page.path:
        return page.path
    path = page.path.replace("%", "-")
    while blog.has_page(path):
        path = f"-{path}"
    return path


def redirect(page: Page, blog: Blog) -> Iterator[Output]:
    """A page at the address that Hexo has, where Hugo has another."""
    path = hugo_path(page, blog)
    if path != page.path and page.published:
        place = "static" / safe_path(served_file(page.path))
        yield Output(place, redirect_page(blog.address(path)))


def address_losses(page: Page, blog: Blog) -> Iterator[Loss]:
    """An address that leads to another one."""
    path = hugo_path(page, blog)
    if path != page.path:
        message = f"the page is served at `{path}`, and `{page.path}` leads there"
        where = page.document.path
        yield Diagnostic("address-moved", message, Severity.WARNING, Span(0, 0), where)
