"""Old addresses of a page that lead to it: `alias`, `aliases`, `redirect_from`."""

from dataclasses import dataclass

from hexodigest.convert.blog import Blog
from hexodigest.convert.fields import ALIAS_KEYS, alias_path, texts
from hexodigest.convert.page import Page
from hexodigest.convert.target import Loss
from hexodigest.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Aliases:
    """Addresses below the root that redirect; the keys that say nothing else; what cannot."""

    paths: tuple[str, ...]
    keys: frozenset[str]
    losses: tuple[Loss, ...]


def aliases_of(page: Page, blog: Blog) -> Aliases:
    """The page's old addresses, without those where something else is served."""
    paths: list[str] = []
    keys: set[str] = set()
    losses: list[Loss] = []
    for key in ALIAS_KEYS:
        found = texts(page.data.get(key))
        troubles = [(written, _trouble(written, page, blog)) for written in found]
        losses += [_loss(page, key, written, trouble) for written, trouble in troubles if trouble]
        paths += [
            alias_path(written, blog.root) or "" for written, trouble in troubles if not trouble
        ]
        if found and not any(trouble for _, trouble in troubles):
            keys.add(key)
    own = {page.path, ""}
    kept = tuple(path for path in dict.fromkeys(paths) if path not in own)
    return Aliases(kept, frozenset(keys), tuple(losses))


def _trouble(written: str, page: Page, blog: Blog) -> str:
    """Why nothing can redirect from there; "" when it can."""
    path = alias_path(written, blog.root)
    if path is None:
        return "it is no address of this site"
    folder = path if path.endswith("/") else f"{path}/"
    if path != page.path and (blog.has_page(path) or blog.has_page(folder)):
        return "the site has a page there"
    owner = blog.alias_owner(path)
    if owner and page.document.path and owner != blog.site.source_of(page.document.path):
        return "another page has it too"
    return ""


def _loss(page: Page, key: str, written: str, trouble: str) -> Loss:
    entry = page.document.front_matter.entry(key)
    span = entry.value if entry else page.document.front_matter.span
    message = f"`{written}` does not lead to the page: {trouble}"
    where = page.document.path
    return Diagnostic("redirect-left-out", message, Severity.WARNING, span, where)
