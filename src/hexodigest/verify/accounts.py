"""Whether a difference was announced: by the loss report, or as one between the engines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hexodigest.convert.target import Loss
from hexodigest.verify.differences import CAUSES
from hexodigest.verify.facets import OF_PAGES, Facet
from hexodigest.verify.hunks import Hunk
from hexodigest.verify.results import Difference, Status
from hexodigest.verify.texts import folded, settled

_CONTENT = frozenset(OF_PAGES) - {
    Facet.URL,
    Facet.TITLE,
    Facet.DATE,
    Facet.TAGS,
    Facet.CATEGORIES,
}
# What a loss can do to a page; one that is not listed here can touch all of its content.
TOUCHES = {
    "address-moved": frozenset(
        {Facet.URL, Facet.LINKS, Facet.IMAGES, Facet.EMBEDS, Facet.LISTS, Facet.FEED}
    ),
    "data-left-out": frozenset({Facet.ASSETS}),
    "languages-joined": frozenset({Facet.LISTS}),
    "list-order": frozenset({Facet.LISTS, Facet.FEED}),
    "pinned-post": frozenset({Facet.LISTS}),
    "unclosed-tag": _CONTENT,
    "merged-terms": frozenset({Facet.TAGS, Facet.CATEGORIES, Facet.LISTS}),
    "page-replaced": frozenset(OF_PAGES) - {Facet.URL},
    "name-not-utf8": frozenset({Facet.ASSETS, Facet.URL}),
    "not-rendered": frozenset({Facet.ASSETS, Facet.URL}),
}
# Losses of one post that move it in lists; others may change what a list says of other posts.
OF_ONE_ENTRY = frozenset({"address-moved", "list-order", "pinned-post"})

# Facets whose differences quote words of the source.
_WORDED = frozenset(
    {
        Facet.TEXT,
        Facet.EXCERPT,
        Facet.HEADINGS,
        Facet.LINKS,
        Facet.IMAGES,
        Facet.EMBEDS,
        Facet.CODE,
        Facet.MARKS,
        Facet.BREAKS,
    }
)
_WORD = re.compile(r"[^\s:|→⏎{}%]{3,}|[\u2e80-\u9fff]{2,}")
_NEAR = 200  # characters


@dataclass(frozen=True, slots=True)
class Known:
    """A loss of the page, with what stands there in the source, and the place for people."""

    loss: Loss
    text: str
    place: str


def accounted(
    facet: Facet, hunk: Hunk, losses: Sequence[Known], source: str, absent: Sequence[str] = ()
) -> Difference:
    """The difference with its cause. `absent` are tags that Hexo's side could not render."""
    found = Difference(facet, *hunk)
    for cause in CAUSES:
        if facet in cause.facets and cause.fits(hunk, source):
            return replace(found, status=Status.ENGINE, cause=cause.name)
    able = [known for known in losses if facet in TOUCHES.get(known.loss.name, _CONTENT)]
    for known in able:
        if _speaks_of(known, facet, hunk, source):
            cause_name = known.loss.name
            return replace(found, status=Status.REPORTED, cause=cause_name, place=known.place)
    if absent and facet in _CONTENT:
        tags = ", ".join(absent)
        return replace(found, status=Status.UNCOMPARED, cause=f"tags of a theme: {tags}")
    return found


def _speaks_of(known: Known, facet: Facet, hunk: Hunk, source: str) -> bool:
    """Whether the loss is about this very stretch, as far as a place can be told."""
    if facet not in _WORDED or known.loss.name == "unclosed-tag":
        return True
    both = f"{hunk.hexo}\n{hunk.target}"
    written = folded(settled(known.text))
    if not source or (written and written in both):
        return True
    if facet in {Facet.TEXT, Facet.EXCERPT}:
        start, end = _region(hunk, source)
        return start <= known.loss.span.end and known.loss.span.start <= end
    start, end = known.loss.span.start - _NEAR, known.loss.span.end + _NEAR
    around = folded(settled(source[max(start, 0) : end]))
    return any(word in around for word in _WORD.findall(both))


def _region(hunk: Hunk, source: str) -> tuple[int, int]:
    """Between which places of the source a stretch of text comes from."""
    words_before, words_after = hunk.before.split(), hunk.after.split()
    start = _last(source, words_before[-2:]) if words_before else 0
    end = source.find(words_after[0], max(start, 0)) if words_after else len(source)
    return max(start, 0), end if end >= 0 else len(source)


def _last(source: str, words: Sequence[str]) -> int:
    """Where the words stand for the first time; the start of the text where they do not."""
    return max(source.find(" ".join(words)), source.find(words[-1]), 0)
