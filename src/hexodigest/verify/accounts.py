"""Whether a difference was announced: by the loss report, or as one between the engines."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from hexodigest.convert.target import Loss
from hexodigest.convert.unfollowed import OF_ZOLA, UNFOLLOWED
from hexodigest.source import Span
from hexodigest.verify.differences import CAUSES
from hexodigest.verify.facets import OF_PAGES, Facet
from hexodigest.verify.hunks import Hunk, words_of
from hexodigest.verify.results import Difference, Status
from hexodigest.verify.texts import NO_ADDRESS, folded, settled

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
    "date-of-file": frozenset({Facet.URL, Facet.DATE, Facet.LISTS, Facet.FEED, Facet.ASSETS}),
    "id-by-lot": frozenset({Facet.URL, Facet.LINKS, Facet.LISTS, Facet.FEED, Facet.ASSETS}),
    "data-left-out": frozenset({Facet.ASSETS}),
    "list-order": frozenset({Facet.LISTS, Facet.FEED}),
    "pinned-post": frozenset({Facet.LISTS}),
    "unclosed-tag": _CONTENT,
    "merged-terms": frozenset({Facet.TAGS, Facet.CATEGORIES, Facet.LISTS}),
    "page-replaced": frozenset(OF_PAGES) - {Facet.URL},
    "name-not-utf8": frozenset({Facet.ASSETS, Facet.URL}),
    "not-rendered": frozenset({Facet.ASSETS, Facet.URL}),
    "unfollowed-relative-link": frozenset({Facet.LINKS, Facet.IMAGES, Facet.TEXT, Facet.MARKS}),
    "unfollowed-header-ids": frozenset({Facet.IDS}),
    "unfollowed-path": frozenset({Facet.URL, Facet.LISTS}),
    "unfollowed-quotes": frozenset({Facet.TEXT, Facet.HEADINGS, Facet.LINKS, Facet.EXCERPT}),
}
# Losses of one post that move it in lists; others may change what a list says of other posts.
OF_ONE_ENTRY = frozenset(
    {"address-moved", "date-of-file", "id-by-lot", "list-order", "pinned-post"}
)
OF_SETTINGS = frozenset(setting.loss for setting in (*UNFOLLOWED, *OF_ZOLA))

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
_BETWEEN = r"[\W_]{0,20}"  # marks of Markdown among words
_NEAR = 200  # characters


@dataclass(frozen=True, slots=True)
class Known:
    """A loss of the page, with what stands there in the source, and the place for people."""

    loss: Loss
    text: str
    place: str


class Absent(NamedTuple):
    """The tags of a page's theme that are not there when Hexo builds it."""

    unshown: Sequence[str] = ()  # those that print their source
    all: Sequence[str] = ()  # those too that print the HTML that is known of them


def accounted(
    facet: Facet, hunk: Hunk, losses: Sequence[Known], source: str, absent: Absent | None = None
) -> Difference:
    """The difference with its cause; `absent` are tags that Hexo's side could not render."""
    found = Difference(facet, *hunk)
    for cause in CAUSES:
        if facet in cause.facets and cause.fits(hunk, source):
            return replace(found, status=Status.ENGINE, cause=cause.name)
    able = [known for known in losses if facet in TOUCHES.get(known.loss.name, _CONTENT)]
    for known in able:
        if _speaks_of(known, facet, hunk, source):
            cause_name = known.loss.name
            return replace(found, status=Status.REPORTED, cause=cause_name, place=known.place)
    tags = ", ".join(_that_may_differ(facet, hunk, absent) if absent else ())
    if tags:
        return replace(found, status=Status.UNCOMPARED, cause=f"tags of a theme: {tags}")
    return found


def _that_may_differ(facet: Facet, hunk: Hunk, absent: Absent) -> Sequence[str]:
    """The tags on account of which nothing can be said here: where their source stands, or not."""
    if facet in {Facet.STRUCTURE, Facet.BREAKS}:
        return absent.all  # what is known of a tag need not be a block where the theme's is
    shown = any(sign in text for sign in ("{%", "%}") for text in (hunk.hexo, *hunk[2:]))
    return absent.unshown if facet in _CONTENT and (shown or not hunk.hexo) else ()


def _speaks_of(known: Known, facet: Facet, hunk: Hunk, source: str) -> bool:
    """Whether the loss is about this very stretch, as far as a place can be told."""
    if facet not in _WORDED or known.loss.name in {"unclosed-tag", *OF_SETTINGS}:
        return True
    both = f"{hunk.hexo}\n{hunk.target}"
    written = folded(settled(known.text))
    if not source or (written and written in both):
        return True
    if facet in {Facet.TEXT, Facet.EXCERPT}:
        place = known.loss.span
        regions = _regions(hunk, source)
        return any(start <= place.end and place.start <= end for start, end in regions)
    start, end = known.loss.span.start - _NEAR, known.loss.span.end + _NEAR
    around = folded(settled(source[max(start, 0) : end]))
    if NO_ADDRESS in both and known.loss.name == "unreadable-tag":
        return True  # of which no word stands in the source
    return any(word in around for word in _WORD.findall(both))


def _regions(hunk: Hunk, source: str) -> Iterator[Span]:
    """Between which places of the source a stretch may come from: its neighbours may recur."""
    words = words_of(hunk.before)
    before = _places(source, [words[cut:] for cut in range(len(words))])
    words = words_of(hunk.after)
    after = _places(source, [words[: len(words) - cut] for cut in range(len(words))])
    ends = [*(span.start for span in after), len(source)]
    for start in [span.end for span in before] or [0]:
        yield Span(start, ends[min(bisect_left(ends, start), len(after))])


def _places(source: str, runs: Sequence[Sequence[str]]) -> list[Span]:
    """Where the first of these runs of words that is found stands."""
    for run in runs:
        pattern = re.compile(_BETWEEN.join(re.escape(word) for word in run))
        if found := [Span(*match.span()) for match in pattern.finditer(source)]:
            return found
    return []
