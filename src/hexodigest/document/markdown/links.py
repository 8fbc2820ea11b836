"""Links and images within a text: each rule says whether it took what stands at the position."""

from typing import Final, NamedTuple

from hexodigest.document.markdown.addresses import URL, email_end, trim_url
from hexodigest.document.markdown.characters import decode_entities
from hexodigest.document.markdown.emphasis import EmphasisFinder
from hexodigest.document.markdown.inline_rules import AUTOLINK, normal_label
from hexodigest.document.markdown.scan import Frame, Scan
from hexodigest.document.markdown.targets import LABEL, PLAIN_LABEL, read_target
from hexodigest.document.nodes import Image, Inline, Link
from hexodigest.patterns import later
from hexodigest.source import Span

_HAS_INLINES: Final = later(r"[\[`<]")


class _Address(NamedTuple):
    """What a link or an image points at."""

    url: str
    url_span: Span
    title: str | None


def autolink(scan: Scan) -> bool:
    """`<https://…>` and `<name@host>`."""
    match = AUTOLINK.match(scan.text, scan.position, scan.end)
    if not match:
        return False
    url = f"mailto:{match[1]}" if match[2] else match[1]
    _add_autolink(scan, url, Span(*match.span(1)), Span(*match.span()))
    return True


def _add_autolink(scan: Scan, url: str, shown: Span, whole: Span) -> None:
    """Note a link whose text is its address."""
    place = scan.span(*shown)
    url = decode_entities(url)
    scan.found.append(Link(scan.span(*whole), place, url, place, autolink=True))
    if scan.rendering:
        scan.rendering.anchor(url, None)
        scan.rendering.text(scan.text[shown.start : shown.end], smart=False)
        scan.rendering.markup("</a>")
    scan.position = whole.end


def bang(scan: Scan) -> bool:
    """`![alt](url)` and its other forms."""
    return scan.text.startswith("[", scan.position + 1) and bracket(scan, 1)


def bracket(scan: Scan, skip: int = 0) -> bool:
    """`[text](url)`, `[text][label]`, `[label][]`, `[label]`, and images of these forms."""
    start = scan.position + skip + 1
    if start > scan.end:
        return False
    label = LABEL.match(scan.text, start, scan.end) if scan.patience > 0 else None
    stop = label.end() if label else scan.end
    closed = stop < scan.end and scan.text[stop] == "]"
    if closed and scan.text.startswith("(", stop + 1):
        target = read_target(scan.text, stop + 1, scan.end)
        if target:
            place = scan.span(target.url_start, target.url_end)
            address = _Address(decode_entities(target.url), place, target.title)
            return _link(scan, Span(start, stop), target.end, address)
    if not closed:
        scan.patience -= stop - start
    return bool(scan.reader.definitions) and _reference(scan, start, stop, closed=closed)


def _reference(scan: Scan, start: int, stop: int, *, closed: bool) -> bool:
    """`[text][label]`, else `[label][]` or `[label]`."""
    definitions = scan.reader.definitions
    end = -1
    name = ""
    if closed and scan.text.startswith("[", stop + 1):
        match = PLAIN_LABEL.match(scan.text, stop + 2, scan.end)
        if match and match.end() < scan.end:
            name, end = match[0], match.end() + 1
    if end < 0:
        match = PLAIN_LABEL.match(scan.text, start, scan.end)
        if not match or match.end() >= scan.end:
            return False
        name, stop, end = match[0], match.end(), match.end() + 1
        if scan.text.startswith("[]", end) and end + 2 <= scan.end:
            end += 2
    definition = definitions.get(normal_label(name))
    if not definition:
        return False
    address = _Address(definition.url, definition.url_span, definition.title)
    return _link(scan, Span(start, stop), end, address)


def _link(scan: Scan, inner: Span, end: int, address: _Address) -> bool:
    """Note an image, or go into the text of a link."""
    span = scan.span(scan.position, end)
    if scan.text[scan.position] == "!":
        # As in hexo-renderer-marked 7: what is written there, markup and all.
        written = scan.text[inner.start : inner.end].replace("\\[", "[").replace("\\]", "]")
        alt = decode_entities(written)
        scan.found.append(Image(span, alt, *address))
        scan.reader.in_link = False
        scan.position = end
        if scan.rendering:
            scan.rendering.image(alt, address.url, address.title)
        return True
    text = Span(scan.at(inner.start), scan.at(inner.end))
    is_noted = scan.rendering is not None or scan.reader.marks is not None
    if not is_noted and not _HAS_INLINES.search(scan.text, *inner):
        # Nothing in it is to be noted, for marked sees no bare address within a link.
        scan.found.append(Link(span, text, *address))
        scan.reader.in_link = False
        scan.position = end
        return True

    def finish(children: tuple[Inline, ...]) -> None:
        scan.reader.in_link = False
        scan.found.append(Link(span, text, *address, children=children))

    scan.reader.in_link = True
    frame = Frame(0, end, "</a>", scan.finder, finish)
    # marked reads a link's text for itself, so that marks around the link are none to it.
    scan.finder = EmphasisFinder(scan.text, scan.reader.definitions, inner)
    if scan.rendering:
        scan.rendering.anchor(address.url, address.title)
    return scan.enter(inner.start, inner.end, frame, "")


def bare_address(scan: Scan) -> bool:
    """A URL or an e-mail address with nothing around it."""
    start = scan.position
    if scan.text[start] in "hHfFwW" and (match := URL.match(scan.text, start, scan.end)):
        url = trim_url(scan.text[start : scan.url_end(match.end())])
        whole = Span(start, start + len(url))
        _add_autolink(scan, f"http://{url}" if match[1] == "www." else url, whole, whole)
        return True
    email = scan.email_at(start)
    end = email_end(scan.text, email.at, scan.end) if email and email.start <= start else 0
    if end:
        whole = Span(start, end)
        _add_autolink(scan, f"mailto:{scan.text[start:end]}", whole, whole)
    return bool(end)
