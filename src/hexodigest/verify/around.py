"""What belongs to no single page: lists of posts, feeds, files that are copied."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import groupby
from pathlib import Path

from hexodigest.verify.built import HexoSite, ListData, answer
from hexodigest.verify.compare import Place
from hexodigest.verify.facets import Facet
from hexodigest.verify.html import Element, document
from hexodigest.verify.hunks import Hunk, of_lists
from hexodigest.verify.texts import address, settled

_TEXTS = frozenset({".css", ".js", ".json", ".svg", ".txt", ".xml", ".html", ".md", ".yml"})


def list_hunks(
    pages: Sequence[ListData],
    public: Path,
    place: Place,
    served: Mapping[str, str],
    dates: Mapping[str, str],
) -> Iterator[tuple[Facet, Hunk]]:
    """The pages of one list: it has its name, and leads to the same posts in the same order.

    `served` has the address that Hexo gives a page, by the one at which it ends up; `dates` say
    which posts are of one time: their order is left to chance, in Hexo as well.
    """
    ours = [path for page in pages for path in page.posts]
    theirs: list[str] = []
    names: list[str] = []
    for page in pages:
        found = answer(public, page.path, place.root)
        if found is None:
            continue
        whole = document(found[1])
        main = whole.find(lambda element: element.name == "main") or whole
        theirs += dict.fromkeys(_links(main, place.url(found[0]), place, served))
        names += [settled(inner.text()) for inner in main.walk() if inner.name == "h1"][:1]
    name = settled(pages[0].name)
    if name and names and set(names) != {name}:
        yield Facet.LISTS, Hunk(name, names[0])
    for hunk in of_lists(_settled_order(ours, dates), _settled_order(theirs, dates)):
        yield Facet.LISTS, hunk


def _settled_order(posts: Sequence[str], dates: Mapping[str, str]) -> list[str]:
    """Posts of one time next to each other, in the order of their paths."""
    runs = (list(run) for _, run in groupby(posts, key=lambda path: dates.get(path, "")))
    return [path for run in runs for path in sorted(run)]


def _links(element: Element, url: str, place: Place, served: Mapping[str, str]) -> Iterator[str]:
    """The pages that a list leads to, but for what a page or an excerpt on it says."""
    said = {
        id(inner)
        for part in element.walk()
        if "content" in part.attributes.get("class", "").split()
        for inner in part.walk()
    }
    for link in element.walk():
        if id(link) not in said and link.name == "a" and link.attributes.get("href"):
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
    if Path(name).suffix.lower() == ".json":
        ours, theirs = _compact(ours), _compact(theirs)
    if ours != theirs:
        yield Hunk(f"{len(ours)} bytes", f"{len(theirs)} bytes, not the same")


def _settled(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip()


def _compact(data: bytes) -> bytes:
    """JSON without the blanks that mean nothing: Hexo writes it anew."""
    try:
        return json.dumps(json.loads(data)).encode()
    except ValueError:
        return data
