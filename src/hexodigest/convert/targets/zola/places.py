"""Where Zola can serve a page: always a folder, so that `a.html` needs a redirect."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from hexodigest.convert.blog import Blog
from hexodigest.convert.orders import NEWEST_FIRST, ORDERS, Key, order_of, pin_key
from hexodigest.convert.page import Page
from hexodigest.convert.paths import safe_path, served_file
from hexodigest.convert.redirects import redirect_page
from hexodigest.convert.target import Loss, Output
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.document.js_values import is_true
from hexodigest.site.hexo_config import find_config
from hexodigest.source import Span

NOT_FOUND: Final = "404.html"
_SPECIAL: Final = PurePosixPath("content/special")
_SORTED_BY: Final = {"date": "date", "updated": "update_date", "title": "title_bytes"}


def taxonomies(blog: Blog) -> dict[str, str]:
    """What the taxonomies are called: Zola serves a term below the name of its taxonomy."""
    config = blog.config
    folders = {"tags": config.tag_dir.strip("/"), "categories": config.category_dir.strip("/")}
    names = {name: folder or name for name, folder in folders.items()}
    return names if names["tags"] != names["categories"] else {name: name for name in names}


def zola_path(page: Page, blog: Blog) -> str:
    """The `path` of a page; where Hexo serves a file, a folder of like name that is free."""
    if page.path.endswith("/") and not _has_blanks(page):
        return page.path.strip("/")
    path = "/".join(part.strip() for part in page.path.removesuffix(".html").strip("/").split("/"))
    while blog.has_page(f"{path}/"):
        path += "-page"
    return path


def _has_blanks(page: Page) -> bool:
    """Whether there are blanks around a part of its address, which Zola drops."""
    return any(part != part.strip() for part in page.path.split("/"))


def redirect(page: Page, blog: Blog) -> Iterator[Output]:
    """A page at the address that Hexo has, where Zola drops blanks from it."""
    if _has_blanks(page) and page.published:
        place = "static" / safe_path(served_file(page.path))
        yield Output(place, redirect_page(blog.address(f"{zola_path(page, blog)}/")))


def alias(page: Page) -> str | None:
    """The address of a page that Hexo serves as a file, where Zola puts a redirect."""
    is_file = page.path.endswith(".html") and page.path != NOT_FOUND
    return page.path if is_file and not _has_blanks(page) else None


def special_place(page: Page, blog: Blog) -> PurePosixPath | None:
    """Where a page lies whose address Zola gives to a page of its own, which then shows it."""
    if page.is_post:
        return None
    found = {f"{name}/": kind for kind, name in taxonomies(blog).items()} | {NOT_FOUND: "404"}
    return _SPECIAL / f"{found[page.path]}.md" if page.path in found else None


def address_losses(page: Page, blog: Blog) -> Iterator[Loss]:
    """An address that Zola cannot answer, or answers with a page that it makes itself."""
    where = page.document.path
    if special_place(page, blog) and not blog.options.has_theme("zola"):
        message = f"at `{page.path}` Zola shows a page of its own, unless your template shows this"
        yield Diagnostic("page-replaced", message, Severity.WARNING, Span(0, 0), where)
    if page.path.endswith(("/", ".html")) and not _has_blanks(page):
        return
    leads = f"and `{page.path}` leads there" if _has_blanks(page) else f"not at `{page.path}`"
    message = f"the page is served at `{zola_path(page, blog)}/`, {leads}"
    yield Diagnostic("address-moved", message, Severity.WARNING, Span(0, 0), where)


def sorting_of(order: Sequence[Key]) -> tuple[str, bool]:
    """Zola's word for an order of posts, and whether it is the other way round to Zola.

    Dates run backwards there, titles forwards; what Zola cannot sort by stays in order of dates.
    """
    word = _SORTED_BY.get(order[0].name) if len(order) == 1 else None
    return (word, order[0].is_descending != (word != "title_bytes")) if word else ("date", False)


def order_losses(blog: Blog) -> Iterator[Loss]:
    """Lists that `_config.yml` wants in an order that Zola, or our template, does not know."""
    for name, settings in ORDERS.items():
        order = order_of(blog, settings)
        known = (
            _SORTED_BY if name == "home" else {"date", "updated"} if name == "feed" else {"date"}
        )
        is_known = len(order) == 1 and order[0].name in known
        if order == NEWEST_FIRST or (is_known and (name == "home" or order[0].is_descending)):
            continue
        message = f"`{settings}.order_by`: Zola sorts the {name} by date, the newest first"
        where = find_config(blog.site.root)
        yield Diagnostic("list-order", message, Severity.WARNING, Span(0, 0), where)


def pinned_losses(page: Page, blog: Blog) -> Iterator[Loss]:
    """A value of `sticky` that is no number from 1 on, by which Hexo sorts all the same."""
    key = pin_key(blog)
    pin = page.data.get(key)
    entry = page.document.front_matter.entry(key)
    is_known = (isinstance(pin, int | float) and pin >= 1) or not is_true(pin)
    if page.is_post and entry and not is_known:
        message = f"`{key}` is no number from 1 on, so the post stands where its date puts it"
        where = page.document.path
        yield Diagnostic("pinned-post", message, Severity.WARNING, entry.value, where)


def order_of_page_losses(page: Page, blog: Blog) -> Iterator[Loss]:
    """A post that Hexo sorts by an `updated` before its `date`: Zola takes the later of the two."""
    entry = page.document.front_matter.entry("updated")
    by_updated = [key.name for key in order_of(blog, "index_generator")] == ["updated"]
    is_before = page.updated and page.date and page.updated < page.date
    if page.is_post and entry and by_updated and is_before:
        message = "`updated` is before `date`, by which Zola sorts the home page then"
        where = page.document.path
        yield Diagnostic("list-order", message, Severity.WARNING, entry.value, where)


def merged_losses(page: Page) -> Iterator[Loss]:
    """Tags that Hexo tells apart and shows at one address: to Zola they are one."""
    first: dict[str, str] = {}
    for term in page.tags:
        other = first.setdefault(term.slug, term.name)
        if other != term.name:
            message = f"the tags `{other}` and `{term.name}` have one address, and become one tag"
            where = page.document.path
            span = page.document.front_matter.span
            yield Diagnostic("merged-terms", message, Severity.WARNING, span, where)
