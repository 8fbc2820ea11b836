"""Where Zola can serve a page: always a folder, so that `a.html` needs a redirect."""

from collections.abc import Iterator

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.convert.target import Loss
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import Span

NOT_FOUND = "404.html"  # Zola makes it of a template, which shows the page that a blog has there


def taxonomies(blog: Blog) -> dict[str, str]:
    """What the taxonomies are called: Zola serves a term below the name of its taxonomy."""
    config = blog.config
    folders = {"tags": config.tag_dir.strip("/"), "categories": config.category_dir.strip("/")}
    names = {name: folder or name for name, folder in folders.items()}
    return names if names["tags"] != names["categories"] else {name: name for name in names}


def zola_path(page: Page, blog: Blog) -> str:
    """The `path` of a page; where Hexo serves a file, a folder of like name that is free."""
    if page.path.endswith("/"):
        return page.path.strip("/")
    path = page.path.removesuffix(".html")
    while blog.has_page(f"{path}/"):
        path += "-page"
    return path


def alias(page: Page) -> str | None:
    """The address of a page that Hexo serves as a file, where Zola puts a redirect."""
    return page.path if page.path.endswith(".html") and page.path != NOT_FOUND else None


def address_losses(page: Page, blog: Blog) -> Iterator[Loss]:
    """An address that Zola cannot answer, or answers with a page that it makes itself."""
    makes = {f"{name}/": "a list of its own" for name in taxonomies(blog).values()}
    if page.path in makes:
        yield Diagnostic(
            "page-replaced",
            f"at `{page.path}` Zola shows {makes[page.path]}, not what is written here",
            Severity.WARNING,
            Span(0, 0),
            page.document.path,
        )
    blank = any(part != part.strip() for part in page.path.split("/"))
    if page.path.endswith(("/", ".html")) and not blank:
        return
    yield Diagnostic(
        "address-moved",
        f"the page is served at `{zola_path(page, blog)}/`, not at `{page.path}`",
        Severity.WARNING,
        Span(0, 0),
        page.document.path,
    )


def pinned_losses(page: Page) -> Iterator[Loss]:
    """A post that Hexo lists before all others; Zola sorts by one key alone."""
    sticky = page.data.get("sticky")
    entry = page.document.front_matter.entry("sticky")
    if page.is_post and isinstance(sticky, int) and sticky > 0 and entry:
        message = "the post stands first on the first page, and in its own place further on"
        where = page.document.path
        yield Diagnostic("pinned-post", message, Severity.INFO, entry.value, where)


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
