"""A post as its model gets it, and the place in the file of each part of that."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.document.front_matter import Entry
from hexodigest.schema.images import ImageSource
from hexodigest.schema.options import DigestOptions
from hexodigest.schema.passages import Passage
from hexodigest.schema.picks import DigestSource, PickSource, read_digest
from hexodigest.source import Span

Loc = tuple[int | str, ...]


class PostInput(NamedTuple):
    """The input of a model, and what it was made from.

    `data` has `front_matter` (as Hexo reads it), `introduction` (texts), `picks` (each with
    `title`, `url`, `arxiv_id`, `identity`, `summary`, `remarks`, `images`), `images` (of the whole
    post, each with `url` and `alt`), `headings` (each with `level`, `text`, `id`) and `links`
    (each with `url` and `text`).
    """

    data: dict[str, object]
    document: Document
    digest: DigestSource
    spans: Mapping[str, Sequence[Span]]  # of the items of each list of the body


def post_input(document: Document, options: DigestOptions) -> PostInput:
    """Read a whole post for its model."""
    digest = read_digest(document, options)
    markdown = document.markdown
    data: dict[str, object] = {
        "front_matter": dict(document.front_matter.data),
        "introduction": _texts(digest.introduction),
        "picks": [_pick(pick) for pick in digest.picks],
        "images": [_image(image) for image in digest.images],
        "headings": [{"level": h.level, "text": h.text, "id": h.id} for h in markdown.headings],
        "links": [{"url": k.url, "text": document.source.slice(k.text)} for k in markdown.links],
    }
    spans = {
        "introduction": [passage.span for passage in digest.introduction],
        "picks": [pick.heading for pick in digest.picks],
        "images": [image.span for image in digest.images],
        "headings": [heading.span for heading in markdown.headings],
        "links": [link.span for link in markdown.links],
    }
    return PostInput(data, document, digest, spans)


def place_of(given: PostInput, loc: Loc) -> Span:
    """Where the part of the input at `loc` stands; for what is not there, the nearest that is.

    A key that is missing from the front matter is at the separator that ends it; the whole post
    is its first line.
    """
    if loc[:1] == ("front_matter",):
        return _front_matter_place(given.document, loc[1:])
    return _body_place(given, loc) or _front_matter_place(given.document, ())


def key_of(given: PostInput, loc: Loc) -> str:
    """What people call the part at `loc`: `total`, `tags.0`, `picks.1.url`."""
    if loc[:1] != ("front_matter",):
        return ".".join(map(str, loc))
    path, _ = _nearest_entry(given.document, loc[1:])
    return ".".join(map(str, path or loc[1:2]))


def _front_matter_place(document: Document, path: Loc) -> Span:
    _, entry = _nearest_entry(document, path)
    if entry is not None:
        is_blank = not document.source.slice(entry.value).strip()
        return entry.key if is_blank and entry.key else entry.value
    front_matter = document.front_matter
    if path:
        end = front_matter.span.end
        return front_matter.closing or Span(end, end)
    return Span(0, len(document.source.text.partition("\n")[0]))


def _body_place(given: PostInput, loc: Loc) -> Span | None:
    """The place of an item of a list, or of the first where there is no such item."""
    spans = given.spans.get(str(loc[0]), ()) if loc else ()
    if not spans:
        return None
    match loc:
        case (name, int(index), *path) if 0 <= index < len(spans):
            return _item_place(given, str(name), index, tuple(path)) or spans[index]
    return spans[0]


def _item_place(given: PostInput, name: str, index: int, path: Loc) -> Span | None:
    match name:
        case "picks":
            return _pick_place(given.digest.picks[index], path)
        case "images":
            return _image_place(given.digest.images[index], path)
        case "links" if path == ("url",):
            return given.document.markdown.links[index].url_span
    return None


def _nearest_entry(document: Document, loc: Loc) -> tuple[Loc, Entry | None]:
    """The deepest of a path that front matter has; names that pydantic adds are passed over."""
    path: Loc = ()
    nearest = None
    for part in loc:
        entry = document.front_matter.entry(*path, part)
        if entry is not None:
            path, nearest = (*path, part), entry
    return path, nearest


def _pick_place(pick: PickSource, path: Loc) -> Span:
    match path:
        case ("title", *_):
            return pick.title_span
        case ("url" | "arxiv_id" | "identity", *_):
            return pick.url_span
        case ("summary", int(index), *_) if index < len(pick.summary):
            return pick.summary[index].span
        case ("remarks", int(index), *_) if index < len(pick.remarks):
            return pick.remarks[index].span
        case ("images", int(index), *rest) if index < len(pick.images):
            return _image_place(pick.images[index], tuple(rest))
        case _:
            return pick.heading


def _image_place(image: ImageSource, path: Loc) -> Span:
    return image.url_span if path[:1] == ("url",) else image.span


def _pick(pick: PickSource) -> dict[str, object]:
    return {
        "title": pick.title,
        "url": pick.url,
        "arxiv_id": pick.arxiv_id,
        "identity": pick.identity,
        "summary": _texts(pick.summary),
        "remarks": _texts(pick.remarks),
        "images": [_image(image) for image in pick.images],
    }


def _image(image: ImageSource) -> dict[str, object]:
    return {"url": image.url, "alt": image.alt}


def _texts(passages: Sequence[Passage]) -> list[str]:
    return [passage.text for passage in passages]
