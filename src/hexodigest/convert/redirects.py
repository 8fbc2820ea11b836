"""The redirects of `_config.yml`, which hexo-generator-alias makes: `alias: {old: new}`."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath
from typing import Final

from hexodigest.convert.blog import Blog
from hexodigest.convert.paths import UnsafePathError, safe_path
from hexodigest.convert.target import Converted, Loss, Output
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.site.hexo_config import find_config
from hexodigest.source import Span

_OUTSIDE: Final = re.compile(r"(?:\w+:)?//")
_PAGE: Final = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Redirecting...</title>'
    '<link rel="canonical" href="{url}"><meta http-equiv="refresh" content="0; url={url}">'
    "</head></html>\n"
)


def redirect_page(url: str) -> bytes:
    """A page that leads to another."""
    return _PAGE.format(url=escape(url)).encode()


def redirects(blog: Blog, folder: PurePosixPath) -> Converted:
    """A page for each old address, below `folder`, which is served as it is.

    Where something else is served, a redirect would be lost or would hide it: that is reported.
    """
    outputs: list[Output] = []
    losses: list[Loss] = []
    served = {path for path, _ in blog.copies}
    for old, new in _aliases(blog):
        path = old.lstrip("/").removesuffix("index.html")
        if not path or path in blog.paths or path in served:
            losses.append(_loss(blog, f"`{old}` cannot lead to `{new}`: the site has a page there"))
            continue
        try:
            place = folder / safe_path(_file(path))
        except UnsafePathError as error:
            losses.append(_loss(blog, str(error)))
            continue
        outputs.append(Output(place, redirect_page(_address(blog, new))))
    return Converted(tuple(outputs), tuple(losses))


def _aliases(blog: Blog) -> Iterator[tuple[str, str]]:
    """As in hexo-generator-alias 1.0: `alias` or else `aliases`."""
    given = blog.extra.get("alias") or blog.extra.get("aliases")
    if isinstance(given, dict):
        yield from ((old, new) for old, new in given.items() if isinstance(new, str))


def _file(path: str) -> str:
    """What answers at an address; a name without an extension is a folder's."""
    if path.endswith("/"):
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html"


def _address(blog: Blog, new: str) -> str:
    return new if _OUTSIDE.match(new) else blog.address(new.lstrip("/").removesuffix("index.html"))


def _loss(blog: Blog, message: str) -> Loss:
    config = find_config(blog.site.root)
    return Diagnostic("redirect-left-out", message, Severity.WARNING, Span(0, 0), config)
