"""The first stage: what each file is to Hexo, read from its front matter alone."""

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from hexodigest.batch.asking import digest
from hexodigest.batch.order import Order, blog_of, target_of
from hexodigest.convert.page import Page
from hexodigest.convert.run import NotConvertedError, page_of
from hexodigest.convert.served import is_page
from hexodigest.document import Document
from hexodigest.elsewhere import stat_of
from hexodigest.identities import Identity
from hexodigest.site.facts import PostFacts, facts_of
from hexodigest.site.files import FileKind, SourceFile
from hexodigest.source import Source, read_source

NOTHING = Document(Source(b""))


class Item(NamedTuple):
    """A file that Hexo renders, by its path below the source folder."""

    source: str
    kind: FileKind
    size: int
    identity: Identity | None = None  # None where a change may not show in it


class Surveyed(NamedTuple):
    """What is known of a file before it is converted.

    `page` comes without its document; it is None for what is no page of the target, with the reason
    in `failure` when there should be one.
    """

    facts: PostFacts
    page: Page | None
    digest: str  # of the file and all that was made of it
    content: str  # a digest of the file alone
    failure: str = ""
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """Reads one file. Raises OSError when it cannot be read."""

    order: Order

    def __call__(self, item: Item) -> Surveyed:
        """What it is; nothing is written."""
        facts, document = read_item(self.order, item)
        found = surveyed(self.order, facts, document, digest(document.source.data))
        data = found.page.data if found.page else {} if not found.failure else facts.data
        return found._replace(facts=replace(facts, data=data))


def surveyed(order: Order, facts: PostFacts, document: Document, content: str) -> Surveyed:
    """What follows from the facts of a file, whose digest is `content`."""
    if not is_page(facts):
        return Surveyed(facts, None, "", content)
    try:
        page = page_of(blog_of(order), target_of(order), facts, document)
    except NotConvertedError as error:
        return Surveyed(facts, None, "", content, str(error), error.is_dropped)
    slim = page if page.document is NOTHING else replace(page, document=NOTHING)
    return Surveyed(facts, slim, page_digest(content, slim), content)


def read_item(order: Order, item: Item) -> tuple[PostFacts, Document]:
    """The file's facts and what it says. Raises OSError when it cannot be read."""
    site = blog_of(order).site
    path = site.source_dir / item.source
    document = Document(read_source(path, order.max_file_size))
    file = SourceFile(path, item.source, item.kind)
    facts = facts_of(file, document.front_matter, stat_of(path), site.config, site.zones)
    return facts, document


def page_digest(name: str, page: Page) -> str:
    """A name for a file's bytes (`name`) with all that the blog and its path make of it."""
    known = [*_known_of(page)]
    assets = sorted((key, str(path)) for key, path in page.assets.items())
    return digest(f"{name} {known!r} {assets!r}".encode("utf-8", "surrogatepass"))


# All but the document, of which there is the digest, and what is in it anyway.
_FIELDS = (
    field for field in Page.__dataclass_fields__ if field not in {"document", "data", "assets"}
)
_known_of = attrgetter(*_FIELDS)
