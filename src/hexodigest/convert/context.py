"""What the conversion of one body knows of its page, its blog and its target."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from hexodigest.convert.blog import Blog
from hexodigest.convert.flavour import Flavour
from hexodigest.convert.page import Page
from hexodigest.convert.render import Resolved
from hexodigest.diagnostics import Diagnostic, Edit, Severity
from hexodigest.source import Source, Span
from hexodigest.tags.nodes import AssetReference, PostReference, Reference, Url

# What `url_for` leaves as it is; of a name with a colon in it only a known scheme is one.
_OUTSIDE = re.compile(r"#|//|[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_SLASHES = re.compile(r"/{2,}")
Found = Edit | Diagnostic
Findings = Iterator[Found]


@dataclass(frozen=True, slots=True)
class Context:
    """`source` is the page's own, or a passage of it that was rewritten before it is read.

    `anchor` is where such a passage stands in the page; what is found in it is reported there.
    """

    page: Page
    blog: Blog
    flavour: Flavour
    source: Source
    anchor: Span | None = None
    depth: int = 0  # of tags around

    @property
    def text(self) -> str:
        """The text that spans count."""
        return self.source.text

    def passage(self, text: str, anchor: Span) -> "Context":
        """The same for a passage of its own."""
        data = text.encode("utf-8", "replace")
        return replace(self, source=Source(data), anchor=self.anchor or anchor)

    def within(self) -> "Context":
        """The same for what stands in a tag."""
        return replace(self, depth=self.depth + 1)

    def loss(
        self, name: str, message: str, span: Span, severity: Severity = Severity.WARNING
    ) -> Diagnostic:
        """Something that the target does not say as Hexo did."""
        return Diagnostic(name, message, severity, self.anchor or span, self.page.document.path)

    def resolve(self, reference: Reference) -> Resolved | None:
        """What a tag points to; None when there is no such thing."""
        match reference:
            case Url(url):
                return Resolved(self.below_root(url))
            case PostReference(slug, fragment):
                post = self.blog.find_post(slug)
                if post is None:
                    return None
                tail = f"#{fragment}" if fragment else ""
                return Resolved(self.blog.address(post.path) + tail, post.title)
            case AssetReference(name):
                if name not in self.page.assets:
                    return None
                return Resolved(self.blog.address(asset_folder(self.page.path) + name))

    def below_root(self, url: str) -> str:
        """A path from the blog's root as a browser wants it; other addresses as they are."""
        root = self.blog.root
        if url.startswith("/") and not url.startswith("//") and not url.startswith(root):
            return root + url.lstrip("/")
        return url

    def image_address(self, url: str) -> str:
        """The address that hexo-renderer-marked 7 prints for an image's."""
        config = self.blog.config
        if _OUTSIDE.match(url) or config.relative_link or not self.blog.prepend_root:
            return url
        if config.marked.post_asset and not url.startswith(("/", "\\")):
            name = normpath(url.replace("\\", "/"))
            if unquote(name) in self.page.assets:
                return self.blog.address(asset_folder(self.page.path) + unquote(name))
        if url.startswith("..") or (self.blog.root != "/" and url.startswith(self.blog.root)):
            return url  # Hexo puts the root before it all the same, which leads nowhere.
        return _SLASHES.sub("/", self.blog.root + url)

    def absolute(self, url: str) -> str | None:
        """A relative address, resolved against the page's URL in Hexo; None for any other."""
        try:
            parts = urlsplit(url)
            if parts.scheme or parts.netloc or not parts.path or url.startswith("/"):
                return None
            return urljoin(self.blog.root + self.page.path, url)
        except ValueError:
            return None


def asset_folder(path: str) -> str:
    """Where Hexo puts a post's assets: below its URL, without `.html`."""
    # As in Hexo 8.1, models/post_asset.js: only the extension goes.
    folder = path.removesuffix("index.html").removesuffix(".html").removesuffix(".htm")
    return folder if folder.endswith("/") or not folder else f"{folder}/"
