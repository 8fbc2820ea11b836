"""What belongs to no single page: lists of posts, feeds, files that are copied."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from hexodigest.verify.built import HexoSite, ListData, answer
from hexodigest.verify.compare import Place
from hexodigest.verify.facets import Facet
from hexodigest.verify.html import Element, document
from hexodigest.verify.hunks import Hunk, of_lists
from hexodigest.verify.texts import address, settled

_TEXTS = frozenset({".css", ".js", ".json", ".svg", ".txt", ".xml", ".html", ".md", ".yml"})


def list_hunks(
    there: ListData, public: Path, place: Place, served: Mapping[str, str]
) -> Iterator[tuple[Facet, Hunk]]:
    """A page of posts: it is answered, has its name, and leads to the same posts in order.

    `served` has the address that Hexo gives a page, by the one at which it ends up.
    """
    found = answer(public, there.path, place.root)
    if found is None:
        yield Facet.URL, Hunk(f"a list of {len(there.posts)} posts", "no page")
        return
    path, text = found
    page = document(text)
    main = page.find(lambda element: element.name == "main") or page
    posts = list(dict.fromkeys(_links(main, place.url(path), place, served)))
    names = [element for element in main.walk() if element.name == "h1"]
    shown = settled(names[0].text()) if names else ""
    if there.name and settled(there.name) != shown:
        yield Facet.LISTS, Hunk(there.name, shown)
    for hunk in of_lists(there.posts, posts):
        yield Facet.LISTS, hunk


def _links(element: Element, url: str, place: Place, served: Mapping[str, str]) -> Iterator[str]:
    for link in element.walk():
        if link.name == "a" and link.attributes.get("href"):
            there = address(link.attributes["href"], url, place.origin)
            path = there.removeprefix(place.root)
            if there.startswith(place.root) and path in served:
                yield served[path]


def feed_hunks(name: str, hexo: Path, public: Path, place: Place) -> Iterator[Hunk]:
    """The entries of a feed: where they lead, what they are called, when they are from."""
    if not (public / name).is_file():
        yield Hunk("a feed", "no file")
        return
    ours, theirs = (list(_entries(folder / name, place)) for folder in (hexo, public))
    yield from of_lists(ours, theirs)


def is_feed(path: Path) -> bool:
    """Whether a file is a feed."""
    if path.suffix != ".xml":
        return False
    head = path.read_text(encoding="utf-8", errors="replace")[:500]
    return bool(re.search(r"<(?:feed|rss|rdf)\b", head))


def _entries(feed: Path, place: Place) -> Iterator[str]:
    try:
        root = ET.parse(feed).getroot()  # noqa: S314  # as above
    except ET.ParseError as error:
        yield f"no XML: {error}"
        return
    for entry in root.iter():
        if _name(entry) not in {"entry", "item"}:
            continue
        parts = {_name(child): child for child in reversed(list(entry))}
        link = parts.get("link")
        there = "" if link is None else link.get("href") or link.text or ""
        when = next((parts[n] for n in ("published", "pubDate", "updated") if n in parts), None)
        title = "".join(parts["title"].itertext()) if "title" in parts else ""
        where = address(there, place.url(""), place.origin)
        yield f"{where} | {settled(title)} | {_moment(when)}"


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _moment(element: ET.Element | None) -> str:
    """An instant in UTC, to the second."""
    text = "" if element is None else (element.text or "").strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except ValueError:
            return text
    zoned = found if found.tzinfo else found.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def asset_hunks(name: str, hexo: HexoSite, public: Path) -> Iterator[Hunk]:
    """A file that is copied; of texts, line ends and a byte order mark do not count."""
    there = public / name
    if not there.is_file():
        yield Hunk(f"a file of {(hexo.public / name).stat().st_size} bytes", "no file")
        return
    ours, theirs = ((folder / name).read_bytes() for folder in (hexo.public, public))
    if Path(name).suffix.lower() in _TEXTS:
        ours, theirs = _settled(ours), _settled(theirs)
    if ours != theirs:
        yield Hunk(f"{len(ours)} bytes", f"{len(theirs)} bytes, not the same")


def _settled(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip()
