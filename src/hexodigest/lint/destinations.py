"""Where a link leads: to which file of the blog's output, and to which place in it."""

import re
from functools import lru_cache
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from hexodigest.lint.link_uses import LinkUse
from hexodigest.lint.outputs import outputs_of
from hexodigest.patterns import later
from hexodigest.site import PostFacts, Reference, Site
from hexodigest.site.resolve import output_asked

_SCHEME = later(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DATED = later(r"(?:19|20)[0-9]{2}(?:-.*)?")
_SOURCE = later(r"\.(?:md|markdown|mkdn?|mdwn|mdtxt|mdtext)\Z", re.IGNORECASE)
_TEMPLATE = later(r"\{[{%#]|<[%!]|\$\{")
# What plugins commonly make at the top of a blog.
_OF_PLUGINS = later(r"[^/]*\.(?:xml|txt|json|webmanifest|xsl)|(?:sw|service-worker)\.js")
# What themes bring; a theme that is not installed here cannot be asked.
_OF_THEMES = later(
    r".*\.(?:css|js|map|png|jpe?g|gif|svg|ico|webp|avif|bmp|woff2?|ttf|eot|otf|mp[34]|pdf|zip)",
    re.IGNORECASE,
)


class Destination(NamedTuple):
    """Where a link within the blog leads."""

    asked: str  # the file below `public_dir` that a browser asks for
    fragment: str  # what follows `#`, as written
    answer: str | None  # the file that is sent
    near: str | None = None  # without an answer: one that differs in the case of letters


def is_own_host(site: Site, url: str) -> bool:
    """Whether an absolute address is one of the blog's own host."""
    own = _host(site.config.url)
    return own not in {"", "example.com", "yoursite.com"} and _host(url) == own


def destination(site: Site, page: PostFacts, use: LinkUse) -> Destination | None:
    """None for what lies outside the blog, is made by a template, or cannot be known here."""
    url, reference = use.url.strip(), use.reference
    if not url or _TEMPLATE.search(url):
        return None
    if _SCHEME.match(url) or url.startswith(("//", "\\\\")):
        own = without_host(site, url)
        if own is None:
            return None
        url, reference = own, Reference.HTML
    address, _, fragment = url.partition("#")
    if not address:
        return Destination(page.output, fragment, page.output) if fragment else None
    asked = output_asked(site.config, page, address, reference)
    return None if asked is None else _answered(site, asked, fragment)


def without_host(site: Site, url: str) -> str | None:
    """An absolute address of the blog's own host from its path on; None for any other.

    None as well where the host may have another site: the blog has no such folder.
    """
    if not is_own_host(site, url):
        return None
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    own = f"{parts.path or '/'}{query}{fragment}"
    return None if _may_be_another_site(site, own) else own


def source_meant(site: Site, page: PostFacts, url: str) -> PostFacts | None:
    """The post or page whose Markdown file an address names, relative to the file of `page`."""
    path = unquote(re.split(r"[?#]", url, maxsplit=1)[0]).replace("\\", "/")
    if not _SOURCE.search(path) or _SCHEME.match(path) or path.startswith("//"):
        return None
    folder = "" if path.startswith("/") else page.source.rpartition("/")[0]
    source = normpath(f"{folder}/{path}").lstrip("/")
    if source.startswith("..") or not site.folders.has(site.source_dir, source):
        return None
    facts = site.facts(site.source_dir / source)
    return facts if facts and site.is_shown(facts) else None


def _answered(site: Site, asked: str, fragment: str) -> Destination | None:
    outputs = outputs_of(site)
    answer = outputs.answer(asked)
    if answer is None and (_OF_PLUGINS.fullmatch(asked) or _is_of_theme(site, asked)):
        return None
    return Destination(asked, fragment, answer, None if answer else outputs.near(asked))


def _is_of_theme(site: Site, asked: str) -> bool:
    """Whether the theme brings the file, or may where it is not here to be asked."""
    installed = [folder for folder in site.theme_dirs if folder.is_dir()]
    if installed:
        return any(site.folders.find(folder, asked) is not None for folder in installed)
    if asked.startswith(f"{site.config.code_dir.strip('/')}/"):
        return True
    return bool(_OF_THEMES.fullmatch(asked)) and not site.folders.exists(
        site.source_dir / asked.partition("/")[0]
    )


def _may_be_another_site(site: Site, path: str) -> bool:
    """Whether the blog's own host may have something else there: the blog has no such folder."""
    top = unquote(path).removeprefix(site.config.root).lstrip("/")
    top = re.split(r"[/?#]", top, maxsplit=1)[0]
    return bool(top) and not outputs_of(site).has_top(top) and not _DATED.fullmatch(top)


@lru_cache(maxsize=1024)  # several rules ask for each link
def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # no address at all: `http://[`
        return ""
    return parts.netloc.lower() if parts.scheme.lower() in {"http", "https", ""} else ""
