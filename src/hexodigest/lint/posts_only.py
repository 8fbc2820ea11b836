"""Which documents are posts: pages, data and drafts need no title and no date."""

from hexodigest.document import Document
from hexodigest.site import FileKind, Site
from hexodigest.site.facts import PostFacts


def is_post(document: Document, site: Site) -> bool:
    """Whether Hexo takes the file for a post, published or not."""
    return document.path is not None and site.kind_of(document.path) is FileKind.POST


def post_facts(document: Document, site: Site) -> PostFacts | None:
    """The facts of a post that a theme shows; None for a draft, a page, or `layout: false`."""
    if not is_post(document, site):
        return None
    facts = site.facts(document)
    return None if facts is None or facts.dropped or facts.layout == "false" else facts
